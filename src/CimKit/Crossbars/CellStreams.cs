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

    private const int Chunk = 4096;

    /// <summary>Conductances in siemens, cell by cell.</summary>
    /// <param name="design">Cell, variation and effects.</param>
    /// <param name="count">Number of cells.</param>
    /// <param name="state">Target state of a cell.</param>
    public double[] Conductances(ArrayDesign design, int count, Func<int, int> state)
    {
        var effects = design.Effects;
        var kinds = effects.Draws | (design.Variation.IsZero ? CellDrawKinds.None : CellDrawKinds.Programming);
        var programming = Normals(kinds.HasFlag(CellDrawKinds.Programming), Programming);
        var drift = Normals(kinds.HasFlag(CellDrawKinds.Drift), Others["drift"]);
        var slow = Normals(kinds.HasFlag(CellDrawKinds.SlowNoise),
            Others["slow noise"][effects.Time.ToString("R", CultureInfo.InvariantCulture)]);
        var direction = Uniforms(kinds.HasFlag(CellDrawKinds.Direction), Others["direction"]);
        var fault = Uniforms(!effects.Faults.IsNone, Others["fault"]);
        var (conductances, warmth) = (new double[count], effects.Temperature.Factor);
        for (var i = 0; i < count; i++)
        {
            var stuck = effects.Faults.IsNone ? null : effects.Faults.StuckAt(fault.Next(), design.Cell);
            var draws = new CellDraws(programming.Next(), drift.Next(), direction.Next(), slow.Next());
            conductances[i] = (stuck ?? Conductance(design, state(i), draws)) * warmth;
        }
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

    private static NumberStream Normals(bool areUsed, SeedTree seeds) =>
        new(Chunk, areUsed ? seeds.ToRandom() : null, static (random, numbers) => Normal.Samples(random, numbers, 0, 1));

    private static NumberStream Uniforms(bool areUsed, SeedTree seeds) => new(Chunk, areUsed ? seeds.ToRandom() : null, static (random, numbers) =>
    {
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = random.NextDouble();
    });
}
