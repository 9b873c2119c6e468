using CimKit.Neural.Quantization;
using CimKit.Neural.Tensors;
using TorchSharp;
using Parameter = TorchSharp.Modules.Parameter;
using static TorchSharp.torch;

namespace CimKit.Neural.Layers;

/// <summary>Range of one map of activations, calibrated, then learned as its logarithm, so that a step changes it by a ratio.</summary>
/// <remarks>Forward code = clip(rnd(x/Δ)) with Δ = range/largest code; backward rounding is the identity. Source: [Esser2020].</remarks>
internal sealed class ActivationRange : nn.Module<Tensor, Tensor>
{
    private const double SmallestRange = 1e-6;
    private const double Forgetting = 0.05;

    private readonly RangeTraining? _training;
    private readonly Parameter _logarithm;
    private readonly Tensor _batches;

    /// <param name="name">Name of the layer whose output it is.</param>
    /// <param name="training">How it is found; null if it is set.</param>
    /// <param name="bits">Word length, sign included.</param>
    /// <param name="isSigned">True if the map may be negative.</param>
    public ActivationRange(string name, RangeTraining? training, int bits, bool isSigned)
        : base(name)
    {
        _training = training;
        LargestCode = (1 << (bits - 1)) - 1;
        SmallestCode = isSigned ? -LargestCode : 0;
        _logarithm = new Parameter(zeros([]), training is { IsLearned: true });
        _batches = zeros([]);
        RegisterComponents();
    }

    public int LargestCode { get; }

    public int SmallestCode { get; }

    /// <summary>Largest magnitude that has a code.</summary>
    public double Value => Math.Exp(_logarithm.item<float>());

    /// <summary>Value of one code.</summary>
    public double Step => Value / LargestCode;

    /// <summary>The same with its gradient; a scalar; the caller owns it.</summary>
    public Tensor LearnedStep() => _logarithm.exp().Times(1.0 / LargestCode);

    /// <summary>Codes of a map; calibrates first if it is time to.</summary>
    public override Tensor forward(Tensor values)
    {
        using var scope = NewDisposeScope();
        if (training && _training is not null)
            Calibrate(values, _training);
        var steps = (values / LearnedStep()).Limited(SmallestCode, LargestCode);
        return StraightThrough.Round(steps, 1).MoveToOuterDisposeScope();
    }

    /// <summary>Takes a range as it is.</summary>
    public void Set(double value)
    {
        using var plain = no_grad();
        using Scalar logarithm = (float)Math.Log(value);
        using Scalar batches = _training?.CalibrationBatches ?? 0;
        _logarithm.fill_(logarithm);
        _batches.fill_(batches);
    }

    private void Calibrate(Tensor values, RangeTraining rule)
    {
        var seen = (int)_batches.item<float>();
        if (rule.IsLearned && seen >= rule.CalibrationBatches)
            return;
        using var plain = no_grad();
        using var scope = NewDisposeScope();
        var beyond = (long)Math.Max(1, Math.Round((1 - rule.Percentile) * values.numel()));
        var found = Math.Max(SmallestRange, values.detach().abs().flatten().topk((int)beyond).values.min().item<float>());
        var share = Math.Max(Forgetting, 1.0 / (seen + 1));
        using Scalar logarithm = (float)Math.Log((1 - share) * (seen == 0 ? 0 : Value) + share * found);
        using Scalar batches = seen + 1;
        _logarithm.fill_(logarithm);
        _batches.fill_(batches);
    }
}
