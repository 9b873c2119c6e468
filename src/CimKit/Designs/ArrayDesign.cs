using CimKit.Devices;
using CimKit.Foundation;

namespace CimKit.Designs;

/// <summary>An array as data: size, cell, converter, and how well cells are programmed.</summary>
/// <remarks>
/// Weights are cut into digits of <see cref="CellBits"/>, one column each; inputs are applied bit by bit, or <see cref="InputBitsPerCycle"/>
/// at a time; the currents of up to <see cref="Rows"/> rows add up before they are converted.
/// </remarks>
public sealed record ArrayDesign
{
    /// <summary>Rows whose currents add up in one array.</summary>
    public int Rows { get; init => field = Require.InRange(value, 1, 1024); } = 128;

    /// <summary>Columns of one array: how long its rows are. Matters only with <see cref="Wires"/>.</summary>
    public int Columns { get; init => field = Require.InRange(value, 1, 1024); } = 128;

    /// <summary>Bits one cell stores, 1 to 8.</summary>
    [Unit("bit")]
    public int CellBits { get; init => field = Require.InRange(value, 1, 8, "bit"); } = 1;

    /// <summary>How signed weights are put on cells.</summary>
    public WeightEncoding Encoding { get; init; }

    /// <summary>Input bits applied at a time, 1 (bit-serial) to 8 (one voltage per code).</summary>
    [Unit("bit")]
    public int InputBitsPerCycle { get; init => field = Require.InRange(value, 1, 8, "bit"); } = 1;

    /// <summary>Conductances of a cell; its evenly spaced states are used from end to end.</summary>
    public required ConductanceRange Cell { get; init; }

    /// <summary>The converters.</summary>
    public required AdcDesign Adc { get; init; }

    /// <summary>How far cells land from their target, dummy cells included; drawn once per chip.</summary>
    public ProgrammingVariation Variation { get; init; } = ProgrammingVariation.None;

    /// <summary>Faults, a statistical model or retention; drawn once per chip, dummy cells included.</summary>
    public CellEffects Effects { get; init; } = CellEffects.None;

    /// <summary>Noise of every single read of a cell, dummy cells included; that of a statistical model comes on top.</summary>
    public ReadNoise ReadNoise { get; init; } = ReadNoise.None;

    /// <summary>Resistance of the lines between cells.</summary>
    public WireDesign Wires { get; init; } = WireDesign.None;

    /// <summary>True if single reads are noisy, by <see cref="ReadNoise"/> or by the statistical model of the effects.</summary>
    public bool HasReadNoise => !ReadNoise.IsNone || Effects.Model?.ReadSigma(Cell.Maximum) > 0;

    /// <summary>True if every cell has, and shows through its wires, exactly the conductance of its state.</summary>
    public bool HasIdealCells => Variation.IsZero && Effects.IsNone && Wires.IsNone;

    /// <summary>Root of every random number of the chips of this design.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>States of one cell: 2^<see cref="CellBits"/>.</summary>
    public int States => 1 << CellBits;

    /// <summary>Everything that is wrong; empty if the array can be built.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>(Cell.Problems().Select(problem => "Cell: " + problem));
        if (Cell.Levels < States)
            problems.Add($"Cell.Levels must be at least 2^CellBits, {States}; got {Cell.Levels}.");
        problems.AddRange(Adc.Problems().Select(problem => "Adc: " + problem));
        problems.AddRange(Variation.Problems(States).Select(problem => "Variation: " + problem));
        problems.AddRange(Effects.Problems(Cell, Variation).Select(problem => "Effects: " + problem));
        if (!HasIdealCells && Adc.IsDataDependent)
            problems.Add($"Adc.Range {Adc.Range} must go with ideal cells; got {NotIdeal()}.");
        problems.AddRange(Combinations());
        return problems;
    }

    private object NotIdeal() => !Variation.IsZero ? "a Variation that is not zero" : Effects.IsNone ? Wires : Effects;

    private IEnumerable<string> Combinations()
    {
        var isDifferential = Adc.IsIdeal || Adc.Scheme == ConversionScheme.Differential;
        if (Encoding == WeightEncoding.DifferentialPair && !isDifferential)
            yield return "Adc.Scheme must be Differential with Encoding DifferentialPair; got Separate.";
        if (Encoding == WeightEncoding.DifferentialPair && Adc.Errors.CopyMismatch > 0)
            yield return $"Adc.Errors.CopyMismatch must be 0 with Encoding DifferentialPair, which has no dummy current; got {Adc.Errors.CopyMismatch}.";
        if (InputBitsPerCycle > 1 && !isDifferential)
            yield return $"InputBitsPerCycle must be 1 with Adc.Scheme Separate; got {InputBitsPerCycle}.";
        if (HasReadNoise && !isDifferential)
            yield return "Adc.Scheme must be Differential for reads with noise; got Separate.";
    }
}
