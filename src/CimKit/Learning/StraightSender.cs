using System.Runtime.Intrinsics;

namespace CimKit.Learning;

/// <summary>Pulses of steps that are straight in the weight, with noise that does not depend on it: all of an update at once.</summary>
/// <remarks>
/// Each pulse maps w to a·w + b plus a normal number, so that the weight after many is normal with a mean and a variance that
/// follow from the same recursion: the law is exact as long as no bound is met. Where one could be, six standard deviations
/// away, pulses go one by one. Source: first principles.
/// </remarks>
internal sealed class StraightSender(PulsedCells cells, float noise, IPulseSender single) : IPulseSender
{
    private const float Reach = 36;

    public Vector512<float> Move(
        Vector512<float> weight, int place, scoped ReadOnlySpan<Vector512<int>> pulses, in PulseSums sums, ref RowNormals normals)
    {
        var way = cells.AreConstant ? Constant(weight, place, sums) : Follow(weight, place, pulses);
        var nearest = Vector512.Min(way.Lowest - cells.At(cells.Low, place), cells.At(cells.High, place) - way.Highest);
        var isFree = Vector512.GreaterThanOrEqualAll(nearest, Vector512<float>.Zero)
            && Vector512.GreaterThanOrEqualAll(nearest * nearest, way.Spread * Vector512.Create(Reach));
        if (!isFree)
            return single.Move(weight, place, pulses, sums, ref normals);
        return noise > 0 ? way.Mean + Vector512.Sqrt(way.Variance) * normals.At(place - normals.Start) : way.Mean;
    }

    private Way Constant(Vector512<float> weight, int place, in PulseSums sums)
    {
        var (up, down) = (cells.At(cells.UpStep, place), cells.At(cells.DownStep, place));
        var rise = Vector512.ConvertToSingle(sums.Up) * up;
        var fall = Vector512.ConvertToSingle(sums.Down) * down;
        var variance = (rise * up + fall * down) * Vector512.Create(noise * noise);
        return new(weight + (rise - fall), variance, variance, weight - fall, weight + rise);
    }

    private Way Follow(Vector512<float> weight, int place, scoped ReadOnlySpan<Vector512<int>> pulses)
    {
        var (up, down) = (cells.At(cells.UpStep, place), cells.At(cells.DownStep, place));
        var keepsUp = Vector512<float>.One - up * cells.At(cells.UpSlope, place);
        var keepsDown = Vector512<float>.One + down * cells.At(cells.DownSlope, place);
        var factor = Vector512.Create(noise * noise);
        var (mean, lowest, highest) = (weight, weight, weight);
        var (variance, spread) = (Vector512<float>.Zero, Vector512<float>.Zero);
        foreach (var sent in pulses)
        {
            var isUp = Vector512.GreaterThan(sent, Vector512<int>.Zero).AsSingle();
            var shift = Vector512.ConditionalSelect(isUp, up, -down);
            var keeps = Vector512.ConditionalSelect(isUp, keepsUp, keepsDown);
            var (added, fades) = (shift * shift * factor, keeps * keeps);
            for (var left = Vector512.Abs(sent); left != Vector512<int>.Zero; left = Vector512.Max(left - Vector512<int>.One, Vector512<int>.Zero))
            {
                var isSent = Vector512.GreaterThan(left, Vector512<int>.Zero).AsSingle();
                mean = Vector512.ConditionalSelect(isSent, Vector512.FusedMultiplyAdd(mean, keeps, shift), mean);
                variance = Vector512.ConditionalSelect(isSent, Vector512.FusedMultiplyAdd(variance, fades, added), variance);
            }
            spread = Vector512.Max(spread, variance);
            (lowest, highest) = (Vector512.Min(lowest, mean), Vector512.Max(highest, mean));
        }
        return new(mean, variance, spread, lowest, highest);
    }

    /// <summary>Means of 16 weights at the end and where they have been, their variance at the end and the largest.</summary>
    private readonly record struct Way(
        Vector512<float> Mean, Vector512<float> Variance, Vector512<float> Spread, Vector512<float> Lowest, Vector512<float> Highest);
}
