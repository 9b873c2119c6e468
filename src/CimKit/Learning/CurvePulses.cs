using System.Runtime.Intrinsics;
using CimKit.Foundation;

namespace CimKit.Learning;

/// <summary>Applies numbers of pulses to the cells of a list, 16 at a time.</summary>
internal sealed class CurvePulses
{
    /// <summary>Longest list.</summary>
    public const int Room = 512;

    private const uint Noise = 1;
    private static readonly int Width = Vector512<float>.Count;

    private readonly CurveCells cells;
    private readonly Philox philox;
    private readonly bool isUniform;
    private readonly bool isStochastic;
    private readonly Vector512<float> upScale;
    private readonly Vector512<float> downScale;
    private readonly Vector512<float> least;
    private readonly Vector512<float> most;
    private readonly float[] upChange;
    private readonly float[] downChange;
    private readonly float[] spread;
    private readonly int firstSpread;

    public CurvePulses(CurveUpdate update, CurveCells cells, Philox philox)
    {
        (this.cells, this.philox, isUniform, isStochastic) = (cells, philox, update.IsUniform, update.IsStochastic);
        var (up, down) = (update.Most(true), update.Most(false));
        upScale = Vector512.Create(update.Curve.PotentiationPulses / 2f);
        downScale = Vector512.Create(update.Curve.DepressionPulses / 2f);
        (least, most) = (Vector512.Create((float)-down), Vector512.Create((float)up));
        upChange = Changes(up, -cells.UpRate[0]);
        downChange = Changes(down, cells.DownRate[0]);
        firstSpread = down;
        spread = Enumerable.Range(-down, up + down + 1).Select(pulses => (float)update.WeightSpread(pulses)).ToArray();
        HasNoise = spread.Any(sigma => sigma > 0);
    }

    private bool HasNoise { get; }

    /// <summary>Pulses for wanted changes: −⌊u − r⌋ with r = change/2·P, limited.</summary>
    public Vector512<float> Number(Vector512<float> changes, Vector512<float> uniform)
    {
        var scale = Vector512.ConditionalSelect(Vector512.GreaterThan(changes, Vector512<float>.Zero), upScale, downScale);
        var chance = isStochastic ? uniform : Vector512.Create(0.5f);
        var number = Vector512<float>.Zero - Vector512.Floor(chance - changes * scale);
        return Vector512.Min(Vector512.Max(number, least), most);
    }

    /// <summary>Changes the weights of the list.</summary>
    /// <param name="weights">All weights of the array.</param>
    /// <param name="places">Which of them; none twice.</param>
    /// <param name="numbers">Pulses for each, whole numbers other than 0.</param>
    /// <param name="step">Number of the update.</param>
    public UpdateCounts Send(Span<float> weights, ReadOnlySpan<int> places, ReadOnlySpan<float> numbers, long step)
    {
        var (up, down) = (0L, 0L);
        foreach (var number in numbers)
        {
            up += number > 0 ? (long)number : 0;
            down += number < 0 ? (long)-number : 0;
        }
        for (var first = 0; first < places.Length; first += Width)
        {
            var count = Math.Min(Width, places.Length - first);
            SendLanes(weights, places.Slice(first, count), numbers.Slice(first, count), step);
        }
        return new(places.Length, up, down);
    }

    private void SendLanes(Span<float> weights, ReadOnlySpan<int> places, ReadOnlySpan<float> numbers, long step)
    {
        Lanes lanes = default;
        for (var lane = 0; lane < places.Length; lane++)
            Gather(ref lanes, lane, weights[places[lane]], isUniform ? 0 : places[lane], (int)numbers[lane]);
        var change = isUniform ? Vector512.Create<float>(lanes.Change) : ExpMinusOne(Vector512.Create<float>(lanes.Change));
        var weight = Vector512.Create<float>(lanes.Weight);
        var (low, high) = (Vector512.Create<float>(lanes.Low), Vector512.Create<float>(lanes.High));
        var moved = Vector512.Min(Vector512.Max(weight - (Vector512.Create<float>(lanes.Top) - weight) * change, low), high);
        if (HasNoise)
            moved = Vector512.Min(Vector512.Max(moved + Vector512.Create<float>(lanes.Spread) * Normals(places, step), low), high);
        for (var lane = 0; lane < places.Length; lane++)
            weights[places[lane]] = moved[lane];
    }

    /// <summary>Of uniform devices Change is e^x − 1, of others x.</summary>
    private void Gather(ref Lanes lanes, int lane, float weight, int device, int pulses)
    {
        lanes.Weight[lane] = weight;
        (lanes.Low[lane], lanes.High[lane]) = (cells.Low[device], cells.High[device]);
        lanes.Spread[lane] = spread[firstSpread + pulses];
        if (pulses > 0)
            (lanes.Top[lane], lanes.Change[lane]) = (cells.UpTop[device], isUniform ? upChange[pulses] : -pulses * cells.UpRate[device]);
        else
            (lanes.Top[lane], lanes.Change[lane]) = (cells.DownTop[device], isUniform ? downChange[-pulses] : -pulses * cells.DownRate[device]);
    }

    private Vector512<float> Normals(ReadOnlySpan<int> places, long step)
    {
        Span<uint> counters = stackalloc uint[Width];
        counters.Clear();
        for (var lane = 0; lane < places.Length; lane++)
            counters[lane] = (uint)places[lane];
        var (a, b, _, _) = philox.Numbers(Vector512.Create<uint>(counters), Noise, step);
        return Philox.Normals(a, b).First;
    }

    /// <summary>e^x − 1: a series near 0, where the difference would lose its digits.</summary>
    private static Vector512<float> ExpMinusOne(Vector512<float> x)
    {
        var series = Vector512.Create(1f / 5040);
        foreach (var factor in (ReadOnlySpan<float>)[1f / 720, 1f / 120, 1f / 24, 1f / 6, 0.5f, 1f])
            series = Vector512.FusedMultiplyAdd(series, x, Vector512.Create(factor));
        var isSmall = Vector512.LessThan(Vector512.Abs(x), Vector512.Create(0.5f));
        return Vector512.ConditionalSelect(isSmall, series * x, Vector512.Exp(x) - Vector512<float>.One);
    }

    private static float[] Changes(int most, double rate) =>
        Enumerable.Range(0, most + 1).Select(pulses => (float)Devices.CurveBranch.ExpMinusOne(pulses * rate)).ToArray();

    /// <summary>Numbers of 16 cells.</summary>
    private ref struct Lanes
    {
        public Row Weight;
        public Row Change;
        public Row Top;
        public Row Spread;
        public Row Low;
        public Row High;
    }

    [System.Runtime.CompilerServices.InlineArray(16)]
    private struct Row
    {
        private float first;
    }
}
