using CimKit.Data;
using CimKit.Foundation;
using CimKit.Neural.Arrays;
using CimKit.Neural.Layers;
using CimKit.Neural.Tensors;
using static TorchSharp.torch;

namespace CimKit.Neural.Training;

/// <summary>What awareness of the hardware does before and after a step. Every step's draws are found by its number.</summary>
internal sealed class AwareSteps : IDisposable
{
    private readonly NetworkModule _module;
    private readonly TrainingOptions _options;
    private readonly HardwareAwareness _awareness;
    private readonly SeedTree _seeds;
    private readonly ImageSet? _calibration;
    private readonly ArrayForward? _arrays;
    private Generator? _random;

    public AwareSteps(NetworkModule module, TrainingOptions options, HardwareAwareness awareness, ImageSet training, SeedTree seeds)
    {
        (_module, _options, _awareness, _seeds) = (module, options, awareness, seeds);
        if (awareness.Arrays is not { } arrays)
            return;
        _arrays = new ArrayForward(arrays.Design);
        _calibration = training.Take(Math.Min(training.Count, arrays.CalibrationImages));
    }

    /// <summary>The step at which converters were calibrated, and the network then; null before.</summary>
    public (int Step, NetworkState State)? Calibration { get; private set; }

    /// <summary>Calibrates as it was done at a step before.</summary>
    /// <param name="step">Number of the step.</param>
    /// <param name="state">The network then.</param>
    public void Restore(int step, NetworkState state) => Calibrate(step, state, default);

    /// <summary>Called before the forward pass.</summary>
    /// <param name="step">Number of the step, from 0.</param>
    /// <param name="steps">Steps of the whole training.</param>
    /// <param name="cancellation">Stops arrays between images.</param>
    public void Begin(int step, int steps, CancellationToken cancellation)
    {
        _random?.Dispose();
        _random = null;
        if (_awareness.Arrays is { } arrays && step >= arrays.Start * steps)
        {
            Attach(arrays, step, cancellation);
            return;
        }
        _random = _seeds["noise"][step].ToGenerator(_options.Device);
        var ramp = _awareness.Ramp * steps;
        var noisy = new NoisyWeights(_awareness.Noise, ramp > 0 ? Math.Min(1, step / ramp) : 1, _awareness.DropConnect, _random);
        foreach (var layer in _module.WeightedLayers)
            layer.Disturbance = noisy;
    }

    /// <summary>Called after the weights have moved.</summary>
    public void End()
    {
        if (_awareness is { ClipDeviations: null, ClipLimit: null })
            return;
        using var plain = no_grad();
        foreach (var layer in _module.WeightedLayers)
        {
            using var scope = NewDisposeScope();
            var limit = Math.Min(_awareness.ClipLimit ?? double.PositiveInfinity,
                _awareness.ClipDeviations is { } deviations ? deviations * layer.Weight.std().item<float>() : double.PositiveInfinity);
            layer.Weight.LimitedInPlace(-limit, limit);
        }
    }

    public void Dispose() => _random?.Dispose();

    private void Calibrate(int step, NetworkState state, CancellationToken cancellation)
    {
        _arrays!.Calibrate(state.ToIntegers(_module.Precision)!, _calibration!, cancellation);
        Calibration = (step, state);
    }

    private void Attach(ArrayTraining arrays, int step, CancellationToken cancellation)
    {
        if (Calibration is not { } last || step - last.Step >= arrays.CalibrationInterval)
            Calibrate(step, NetworkState.Of(_module), cancellation);
        foreach (var layer in _module.WeightedLayers)
            layer.Disturbance = null;
        _arrays!.Attach(_module.WeightedLayers,
            arrays.Chip is { } chip ? new SeedTree(arrays.Design.Seed)["chip"][chip] : _seeds["chip"][step], cancellation);
    }
}
