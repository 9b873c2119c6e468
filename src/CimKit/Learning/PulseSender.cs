using System.Runtime.Intrinsics;
using CimKit.Foundation;

namespace CimKit.Learning;

/// <summary>Pulse after pulse, each with noise of its own, by one rule for the step.</summary>
internal sealed class PulseSender<TRule>(TRule rule, PulsedCells cells, bool hasNoise, Philox philox) : IPulseSender
    where TRule : struct, IStepRule
{
    private const int PerCall = 4;
    private const int Calls = 1 << 8;

    public Vector512<float> Move(Vector512<float> weight, int place, scoped ReadOnlySpan<Vector512<int>> pulses, in PulseSums sums, ref RowNormals normals)
    {
        var (low, high) = (cells.At(cells.Low, place), cells.At(cells.High, place));
        var pulse = 0;
        Four four = default;
        foreach (var sent in pulses)
        {
            var isUp = Vector512.GreaterThan(sent, Vector512<int>.Zero).AsSingle();
            var size = Vector512.ConditionalSelect(isUp, cells.At(cells.UpStep, place), cells.At(cells.DownStep, place));
            var slope = Vector512.ConditionalSelect(isUp, cells.At(cells.UpSlope, place), cells.At(cells.DownSlope, place));
            var change = Vector512.ConditionalSelect(isUp, size, -size);
            var left = Vector512.Abs(sent);
            for (; Vector512.GreaterThanAny(left, Vector512<int>.Zero); left -= Vector512<int>.One, pulse++)
            {
                if (hasNoise && pulse % PerCall == 0)
                    four = Draw(place, pulse, normals.Product, normals.Step);
                var moved = weight + change * rule.Factor(weight, isUp, slope, size, hasNoise ? four[pulse % PerCall] : Vector512<float>.Zero);
                var isSent = Vector512.GreaterThan(left, Vector512<int>.Zero).AsSingle();
                weight = Vector512.ConditionalSelect(isSent, Vector512.Clamp(moved, low, high), weight);
            }
        }
        return weight;
    }

    private Four Draw(int place, int pulse, int product, long step)
    {
        var call = pulse / PerCall;
        var role = PulseRole.SinglePulses + (uint)(call % Calls) + ((uint)(product + call / Calls) << PulseRole.Bits);
        var (a, b, c, d) = philox.Numbers(Vector512.Create((uint)place) + Vector512<uint>.Indices, role, step);
        return new(PulseNormals.Of(a, b), PulseNormals.Of(c, d));
    }

    /// <summary>Normals of four pulses.</summary>
    private readonly struct Four((Vector512<float> First, Vector512<float> Second) low, (Vector512<float> First, Vector512<float> Second) high)
    {
        public Vector512<float> this[int pulse] => pulse switch
        {
            0 => low.First,
            1 => low.Second,
            2 => high.First,
            _ => high.Second,
        };
    }
}
