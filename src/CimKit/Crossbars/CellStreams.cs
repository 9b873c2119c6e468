using System.Globalization;
using CimKit.Designs;
using CimKit.Devices;
using CimKit.Foundation;
using MathNet.Numerics.Distributions;

namespace CimKit.Crossbars;

/// <summary>Random streams of one slice's cells, one for each kind of number: what one effect draws does not shift another.</summary>
/// <param name="Programming">Stream of the programming error.</param>
/// <param name="Others">Parent of the other streams.</param>
internal sealed record CellStreams(SeedTree Programming, SeedTree Others)
{
    /// <summary>Streams of the cells that hold weights.</summary>
    public static CellStreams Of(SeedTree slice) => new(slice["programming"], slice);

    /// <summary>Streams of the dummy column.</summary>
    public static CellStreams OfDummies(SeedTree slice) => new(slice["dummy"], slice["dummy"]);

    /// <summary>Streams of the second cells of pairs.</summary>
    public static CellStreams OfPartners(SeedTree slice) => new(slice["partner"], slice["partner"]);

    /// <summary>Conductances in siemens, cell by cell.</summary>
    /// <param name="design">Cell, variation and effects.</param>
    /// <param name="count">Number of cells.</param>
    /// <param name="state">Target state of a cell.</param>
    public double[] Conductances(ArrayDesign design, int count, Func<int, int> state)
    {
        var effects = design.Effects;
        var kinds = effects.Draws | (design.Variation.IsZero ? CellDrawKinds.None : CellDrawKinds.Programming);
        var programming = Normals(kinds.HasFlag(CellDrawKinds.Programming), Programming, count);
        var drift = Normals(kinds.HasFlag(CellDrawKinds.Drift), Others["drift"], count);
        var slow = Normals(kinds.HasFlag(CellDrawKinds.SlowNoise),
            Others["slow noise"][effects.Time.ToString("R", CultureInfo.InvariantCulture)], count);
        var direction = Uniforms(kinds.HasFlag(CellDrawKinds.Direction), Others["direction"], count);
        var fault = Uniforms(!effects.Faults.IsNone, Others["fault"], count);
        var conductances = new double[count];
        for (var i = 0; i < count; i++)
            conductances[i] = (fault.Length > 0 ? effects.Faults.StuckAt(fault[i], design.Cell) : null)
                ?? Conductance(design, state(i), new CellDraws(At(programming, i), At(drift, i), At(direction, i), At(slow, i)));
        return conductances;
    }

    /// <summary>Conductance of a working cell.</summary>
    private static double Conductance(ArrayDesign design, int state, in CellDraws draws)
    {
        var effects = design.Effects;
        var programmed = effects.Model is { } model
            ? model.At(design.Cell.Conductance(state, design.States), effects.Time, draws)
            : design.Variation.IsZero ? design.Cell.Conductance(state, design.States)
            : design.Variation.Program(state, design.States, design.Cell, draws.Programming);
        return effects.Retention is { } law && effects.Time > 0
            ? law.At(programmed, design.Cell, effects.Time, draws)
            : programmed;
    }

    private static double At(double[] numbers, int index) => numbers.Length == 0 ? 0 : numbers[index];

    private static double[] Normals(bool areUsed, SeedTree seeds, int count)
    {
        var normals = new double[areUsed ? count : 0];
        if (areUsed)
            Normal.Samples(seeds.ToRandom(), normals, 0, 1);
        return normals;
    }

    private static double[] Uniforms(bool areUsed, SeedTree seeds, int count)
    {
        var uniforms = new double[areUsed ? count : 0];
        var random = seeds.ToRandom();
        for (var i = 0; i < uniforms.Length; i++)
            uniforms[i] = random.NextDouble();
        return uniforms;
    }
}
