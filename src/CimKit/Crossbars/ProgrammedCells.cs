using CimKit.Designs;
using CimKit.Foundation;

namespace CimKit.Crossbars;

/// <summary>Conductances of one layer's cells on one chip at one time, drawn digit by digit from named streams.</summary>
/// <remarks>
/// The same seeds give the same cells at any time and on any number of threads: a later time is the same chip grown older.
/// Only slow noise belongs to the time, and is found by it. Nothing is kept: a digit's cells live as long as their reader holds them.
/// </remarks>
/// <param name="tiling">The layer.</param>
/// <param name="design">Cell, variation and effects.</param>
/// <param name="seeds">Node of this chip and layer.</param>
internal sealed class ProgrammedCells(LayerTiling tiling, ArrayDesign design, SeedTree seeds)
{
    private readonly DummyCopies copies = new(tiling, design.Adc, seeds);

    /// <summary>All digits, least significant first; the next one is drawn while one is read, so that two are held at most.</summary>
    public IEnumerable<CellSlice> Slices()
    {
        var digits = tiling.Slicing.Digits;
        var next = Task.FromResult(Slice(0));
        for (var digit = 0; digit < digits; digit++)
        {
            var slice = next.GetAwaiter().GetResult();
            var following = digit + 1;
            if (following < digits)
                next = design.HasIdealCells ? Task.FromResult(Slice(following)) : Task.Run(() => Slice(following));
            yield return slice;
        }
    }

    /// <summary>Cells of one digit as the circuits around the array see them: through its wires.</summary>
    /// <param name="digit">0 is the least significant.</param>
    private CellSlice Slice(int digit)
    {
        if (design.HasIdealCells)
            return new(tiling, design, digit, null, null, copies);
        var (cells, others) = Draw(digit);
        if (!design.Wires.IsNone)
            new CellWires(tiling, design).Apply(cells, others);
        return new(tiling, design, digit, cells, others, copies);
    }

    /// <summary>Cells of one digit as programmed, without wires.</summary>
    /// <param name="digit">0 is the least significant.</param>
    public CellSlice Programmed(int digit)
    {
        if (design.HasIdealCells)
            return new(tiling, design, digit, null, null, copies);
        var (cells, others) = Draw(digit);
        return new(tiling, design, digit, cells, others, copies);
    }

    private (double[] Cells, double[] Others) Draw(int digit)
    {
        var (slice, rows, count) = (seeds["slice"][digit], tiling.Rows, tiling.Outputs * tiling.Rows);
        double[] cells = [], others = [];
        Parallel.Invoke(
            () => cells = CellStreams.Of(slice).Conductances(design, count, index => tiling.Digit(index / rows, index % rows, digit)),
            () => others = tiling.Slicing.IsPair
                ? CellStreams.OfPartners(slice).Conductances(
                    design, count, index => tiling.SubtractedDigit(index / rows, index % rows, digit))
                : CellStreams.OfDummies(slice).Conductances(design, rows, _ => tiling.Slicing.DummyDigit(digit)));
        return (cells, others);
    }
}
