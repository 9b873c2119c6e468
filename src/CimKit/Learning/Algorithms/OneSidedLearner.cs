using System.Numerics.Tensors;
using CimKit.Devices.Pulsed;
using CimKit.Foundation;

namespace CimKit.Learning.Algorithms;

/// <summary>Two arrays whose difference is the weights.</summary>
internal sealed class OneSidedLearner(OneSidedPairs algorithm, PulsedArray plus, PulsedArray minus, Philox philox) : IArrayLearner
{
    private readonly float[] reset = new float[2 * plus.Count];
    private readonly float[] other = new float[plus.Count];
    private readonly bool[] isReset = new bool[plus.Count];
    private readonly int[] toPlus = new int[plus.Count];
    private readonly int[] toMinus = new int[plus.Count];

    public int Outputs => plus.Outputs;

    public int Inputs => plus.Inputs;

    public void Program(ReadOnlySpan<float> target)
    {
        TensorPrimitives.Max(target, 0, other);
        plus.Program(other);
        TensorPrimitives.Negate(target, other);
        TensorPrimitives.Max(other, 0, other);
        minus.Program(other);
    }

    public void Read(Span<float> target)
    {
        plus.Read(target);
        minus.Read(other);
        TensorPrimitives.Subtract(target, other, target);
    }

    public UpdateCounts Update(ReadOnlySpan<float> inputs, ReadOnlySpan<float> errors, double rate, long step, int threads = 1)
    {
        ProductSpans.Count(this, inputs, errors);
        var opposite = new float[errors.Length];
        TensorPrimitives.Negate(errors, opposite);
        return plus.Update(inputs, errors, rate, step, threads) + minus.Update(inputs, opposite, rate, step, threads) + Refresh(step);
    }

    public void Relax(long step)
    {
        plus.Relax(step);
        minus.Relax(step);
    }

    public IEnumerable<KeyValuePair<string, float[]>> State() => [.. plus.Stored("plus"), .. minus.Stored("minus")];

    private UpdateCounts Refresh(long step)
    {
        var (range, size) = (plus.Response.Maximum, plus.Response.Step);
        var isAny = false;
        for (var place = 0; place < isReset.Length; place++)
        {
            var pair = new OneSidedPair(plus.States[place], minus.States[place]);
            isReset[place] = pair.NeedsRefresh(range, algorithm.RefreshLarger, algorithm.RefreshSmaller);
            var pulses = isReset[place] ? pair.PulsesAfterReset(size) : 0;
            (toPlus[place], toMinus[place]) = (Math.Max(0, pulses), Math.Max(0, -pulses));
            isAny |= isReset[place];
        }
        if (!isAny)
            return default;
        DrawResets(step);
        plus.Reset(isReset, reset.AsSpan(0, plus.Count));
        minus.Reset(isReset, reset.AsSpan(plus.Count));
        return plus.Send(toPlus, step) + minus.Send(toMinus, step);
    }

    /// <summary>Weights after a reset; those of the devices that state none are 0.</summary>
    private void DrawResets(long step)
    {
        if (plus.Response is not ExponentialStep { Reset: { } weight } response)
            return;
        philox.FillNormal(reset, 0, step);
        TensorPrimitives.Multiply(reset, (float)response.ResetSpread, reset);
        TensorPrimitives.Add(reset, (float)weight, reset);
        TensorPrimitives.Max(reset, 0, reset);
    }
}
