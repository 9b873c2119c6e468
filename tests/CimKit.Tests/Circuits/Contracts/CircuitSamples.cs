using System.Collections.Immutable;
using System.Reflection;
using CimKit.Circuits;
using CimKit.Circuits.Adcs;
using CimKit.Circuits.Technology;
using CimKit.Foundation;

namespace CimKit.Tests.Circuits.Contracts;

/// <summary>Draws circuits of any type, and processes, from a seed.</summary>
internal static class CircuitSamples
{
    /// <summary>Every circuit of the library.</summary>
    internal static ImmutableArray<Type> Types { get; } =
    [
        .. typeof(ICircuit).Assembly.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(ICircuit).IsAssignableFrom(type))
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    internal static IEnumerable<PropertyInfo> Inputs(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is not null);

    internal static ICircuit Draw(Type type, Random random)
    {
        var circuit = Activator.CreateInstance(type)!;
        foreach (var property in Inputs(type))
            property.SetValue(circuit, Value(property, random));
        return (ICircuit)circuit;
    }

    internal static TechnologyNode DrawNode(Random random)
    {
        var nanometres = TechnologyCatalog.Nodes[random.Next(TechnologyCatalog.Nodes.Length)];
        var roadmaps = TechnologyCatalog.RoadmapsOf(nanometres);
        return TechnologyCatalog.Find(
            nanometres,
            roadmaps[random.Next(roadmaps.Length)],
            nanometres >= 22 ? random.Next(300, 401) : 300,
            random.Next(2) == 0 ? Fidelity.Reference : Fidelity.Corrected,
            random.Next(4) == 0 ? Calibration.None : Calibration.Silicon,
            nanometres >= 22 && random.Next(4) == 0 ? CircuitEdition.Training : CircuitEdition.Inference);
    }

    internal static bool IsCount(PropertyInfo property) =>
        (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) == typeof(int);

    /// <summary>Smallest and largest whole number that a property takes, at most 2²⁰; found by trying.</summary>
    internal static (int Low, int High) LegalCounts(Type type, PropertyInfo property)
    {
        var circuit = Activator.CreateInstance(type)!;
        var low = Enumerable.Range(0, 4).First(count => Takes(circuit, property, count));
        var (high, beyond) = (low, (1 << 20) + 1);
        while (beyond - high > 1)
        {
            var middle = high + (beyond - high) / 2;
            if (Takes(circuit, property, middle))
                high = middle;
            else
                beyond = middle;
        }
        return (low, high);
    }

    private static bool Takes(object circuit, PropertyInfo property, int count)
    {
        try
        {
            property.SetValue(circuit, count);
            return true;
        }
        catch (TargetInvocationException error) when (error.InnerException is ArgumentOutOfRangeException)
        {
            return false;
        }
    }

    private static object? Value(PropertyInfo property, Random random)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type != property.PropertyType && random.Next(2) == 0)
            return null;
        if (type == typeof(int))
            return Count(property, random);
        if (type == typeof(double))
            return Number(property, random);
        if (type == typeof(bool))
            return random.Next(2) == 0;
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(random.Next(Enum.GetValues(type).Length));
        if (type == typeof(Clock))
            return new Clock { Frequency = Between(random, 1e7, 5e9), IsSynchronous = random.Next(2) == 0 };
        if (type == typeof(Placement))
            return Place(random);
        return type == typeof(SensedColumns)
            ? Columns(random)
            : throw new NotSupportedException($"Teach the samples to draw {property.DeclaringType!.Name}.{property.Name}.");
    }

    private static Placement Place(Random random) => random.Next(3) switch
    {
        0 => Placement.Free,
        1 => Placement.UnderColumns(Between(random, 2e-5, 5e-4)),
        _ => Placement.BesideRows(Between(random, 2e-5, 5e-4)),
    };

    private static SensedColumns Columns(Random random) => new()
    {
        Converters = random.Next(1, 33),
        Width = Between(random, 1e-5, 5e-4),
        Resistances = [.. Enumerable.Range(0, 8).Select(index => index == 0 ? double.PositiveInfinity : Between(random, 200, 2e6))],
        ColumnCapacitance = Between(random, 1e-15, 1e-13),
        References = new ReferenceLadder
        {
            UnitResistance = Between(random, 5e3, 2e5),
            OffResistance = Between(random, 4e5, 1e8),
            Rows = random.Next(16, 257),
            Steps = (ReferenceSteps)random.Next(3),
        },
        DummyColumnArea = Between(random, 1e-13, 1e-11),
        ReferenceEnergy = Between(random, 1e-16, 1e-13),
    };

    private static int Count(PropertyInfo property, Random random) => property.Name switch
    {
        "Bits" when property.DeclaringType!.Name.EndsWith("Buffer", StringComparison.Ordinal) => random.Next(512, 16385),
        "Levels" => 1 << random.Next(2, 9),
        "AddressBits" => random.Next(1, 11),
        "Window" => random.Next(2, 17),
        "Entries" => random.Next(2, 257),
        "Columns" or "Rows" or "Outputs" or "Cells" => random.Next(2, 257),
        "LineBits" => random.Next(8, 129),
        "Repeaters" or "LastColumn" or "FirstRow" => random.Next(0, 4),
        "BusWidth" => random.Next(1, 2049),
        _ => random.Next(1, 33),
    };

    private static double Number(PropertyInfo property, Random random)
    {
        var unit = property.GetCustomAttribute<UnitAttribute>()!.Symbol;
        return unit switch
        {
            "m" => property.Name == "Pitch" ? Between(random, 1.5e-6, 1e-5) : Between(random, 2e-5, 1e-3),
            "F" => Between(random, 1e-17, 1e-13),
            "Ω" => property.Name == "OffResistance" ? Between(random, 3e5, 1e7) : Between(random, 200, 2e5),
            "V" => property.Name == "SenseVoltage" ? Between(random, 0.02, 0.3) : Between(random, 0.5, 2),
            "1/s" => Between(random, 1e9, 1e20),
            "bit" => random.Next(1, 2049),
            "1" => random.NextDouble(),
            _ => throw new NotSupportedException($"Teach the samples the unit '{unit}' of {property.DeclaringType!.Name}.{property.Name}."),
        };
    }

    private static double Between(Random random, double low, double high) =>
        Math.Exp(Math.Log(low) + random.NextDouble() * Math.Log(high / low));
}
