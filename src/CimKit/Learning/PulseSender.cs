using System.Runtime.Intrinsics;
using CimKit.Foundation;

namespace CimKit.Learning;

/// <summary>Sends pulses to 16 cells at a time, by one rule for the step.</summary>
internal sealed class PulseSender<TRule>(TRule rule, PulsedCells cells, bool hasNoise, Philox philox) : IPulseSender
    where TRule : struct, IStepRule
{
    private const uint Noise = 1 << 16;
    private static readonly int Width = Vector512<float>.Count;

    public void Send(Span<float> weights, ReadOnlySpan<int> places, ReadOnlySpan<int> pulses, long step)
    {
        for (var first = 0; first < places.Length; first += Width)
        {
            var count = Math.Min(Width, places.Length - first);
            SendLanes(weights, places.Slice(first, count), pulses.Slice(first, count), step);
        }
    }

    private void SendLanes(Span<float> weights, ReadOnlySpan<int> places, ReadOnlySpan<int> pulses, long step)
    {
        Lanes lanes = default;
        Row<uint> counters = default;
        Row<int> left = default;
        var most = 0;
        for (var lane = 0; lane < places.Length; lane++)
        {
            Gather(ref lanes, lane, cells.AreAlike ? 0 : places[lane], pulses[lane] > 0);
            lanes.Weight[lane] = weights[places[lane]];
            (counters[lane], left[lane]) = ((uint)places[lane], Math.Abs(pulses[lane]));
            most = Math.Max(most, left[lane]);
        }
        var moved = Move(lanes, Vector512.Create<uint>(counters), Vector512.Create<int>(left), most, step);
        for (var lane = 0; lane < places.Length; lane++)
            weights[places[lane]] = moved[lane];
    }

    private void Gather(ref Lanes lanes, int lane, int device, bool isUp)
    {
        (lanes.Low[lane], lanes.High[lane]) = (cells.Low[device], cells.High[device]);
        lanes.Direction[lane] = isUp ? 1 : -1;
        lanes.Step[lane] = isUp ? cells.UpStep[device] : cells.DownStep[device];
        lanes.Slope[lane] = isUp ? cells.UpSlope[device] : cells.DownSlope[device];
    }

    private Vector512<float> Move(in Lanes lanes, Vector512<uint> counters, Vector512<int> left, int most, long step)
    {
        var weight = Vector512.Create<float>(lanes.Weight);
        var (size, slope) = (Vector512.Create<float>(lanes.Step), Vector512.Create<float>(lanes.Slope));
        var (low, high) = (Vector512.Create<float>(lanes.Low), Vector512.Create<float>(lanes.High));
        var direction = Vector512.Create<float>(lanes.Direction);
        var isUp = Vector512.GreaterThan(direction, Vector512<float>.Zero);
        for (var pulse = 0; pulse < most; pulse++)
        {
            var factor = rule.Factor(weight, isUp, slope, size, hasNoise ? Normals(counters, pulse, step) : Vector512<float>.Zero);
            var moved = Vector512.Clamp(weight + direction * size * factor, low, high);
            weight = Vector512.ConditionalSelect(Vector512.GreaterThan(left, Vector512.Create(pulse)).AsSingle(), moved, weight);
        }
        return weight;
    }

    private Vector512<float> Normals(Vector512<uint> counters, int pulse, long step)
    {
        var (a, b, _, _) = philox.Numbers(counters, Noise + (uint)pulse, step);
        return Philox.Normals(a, b).First;
    }

    /// <summary>Numbers of 16 cells.</summary>
    private ref struct Lanes
    {
        public Row<float> Weight;
        public Row<float> Step;
        public Row<float> Slope;
        public Row<float> Low;
        public Row<float> High;
        public Row<float> Direction;
    }
}
