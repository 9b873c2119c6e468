using System.Reflection;
using CimKit.Circuits;
using CimKit.Circuits.Technology;
using CimKit.Foundation;
using Xunit;

namespace CimKit.Tests.Circuits.Contracts;

/// <summary>What every circuit keeps to, found by reflection.</summary>
public sealed class CircuitContract
{
    private const int Samples = 300;

    public static TheoryData<string> Names => [.. CircuitSamples.Types.Select(type => type.Name)];

    private static Type Named(string name) => CircuitSamples.Types.Single(type => type.Name == name);

    [Fact]
    public void Circuits_AreSealedRecords_AndThereAreMany()
    {
        Assert.InRange(CircuitSamples.Types.Length, 25, 100);
        Assert.All(CircuitSamples.Types, type => Assert.True(type.IsSealed && type.GetMethod("<Clone>$") is not null, type.Name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_AnyLegalInput_IsFiniteAndNotNegativeOrRefusedWithReason(string name)
    {
        var random = new SeedTree(17)[name].ToRandom();
        var estimated = 0;
        for (var sample = 0; sample < Samples; sample++)
        {
            var circuit = CircuitSamples.Draw(Named(name), random);
            var node = CircuitSamples.DrawNode(random);
            try
            {
                AssertSound(circuit.Estimate(node), $"{circuit} at {node.Nanometres} nm {node.Roadmap} {node.Fidelity}");
                estimated++;
            }
            catch (InvalidDesignException error)
            {
                Assert.All(error.Problems, problem => Assert.Contains("must", problem, StringComparison.Ordinal));
            }
        }
        Assert.InRange(estimated, Samples / 2, Samples);
    }

    /// <summary>Each whole number goes to the ends of what it may be while everything else is drawn.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_EndsOfEveryLegalCount_IsFiniteAndNotNegativeOrRefusedWithReason(string name)
    {
        var random = new SeedTree(20)[name].ToRandom();
        foreach (var property in CircuitSamples.Inputs(Named(name)).Where(CircuitSamples.IsCount))
        {
            var (low, high) = CircuitSamples.LegalCounts(Named(name), property);
            for (var sample = 0; sample < 40; sample++)
            {
                var circuit = CircuitSamples.Draw(Named(name), random);
                property.SetValue(circuit, sample % 2 == 0 ? low : high);
                var node = CircuitSamples.DrawNode(random);
                try
                {
                    AssertSound(circuit.Estimate(node), $"{circuit} at {node.Nanometres} nm {node.Roadmap} {node.Fidelity}");
                }
                catch (InvalidDesignException error)
                {
                    Assert.All(error.Problems, problem => Assert.Contains("must", problem, StringComparison.Ordinal));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_Twice_GivesTheSameCost(string name)
    {
        var random = new SeedTree(18)[name].ToRandom();
        var node = TechnologyCatalog.Find(22);
        for (var sample = 0; sample < 20; sample++)
        {
            var circuit = CircuitSamples.Draw(Named(name), random);
            try
            {
                Assert.Equal(circuit.Estimate(node), circuit.Estimate(node));
            }
            catch (InvalidDesignException error)
            {
                Assert.NotEmpty(error.Problems);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Numbers_OutOfRange_AreRefusedByNameAndValue(string name)
    {
        var circuit = CircuitSamples.Draw(Named(name), new SeedTree(19)[name].ToRandom());
        foreach (var property in CircuitSamples.Inputs(Named(name)))
        {
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            object? bad = type == typeof(int) ? -7 : type == typeof(double) ? double.NaN : null;
            if (bad is null)
                continue;
            var error = Assert.Throws<TargetInvocationException>(() => property.SetValue(circuit, bad)).InnerException;
            var refused = Assert.IsType<ArgumentOutOfRangeException>(error);
            Assert.Contains(property.Name, refused.Message, StringComparison.Ordinal);
            Assert.Contains(bad is int ? "-7" : "NaN", refused.Message, StringComparison.Ordinal);
        }
    }

    private static void AssertSound(Cost cost, string circuit)
    {
        foreach (var property in typeof(Cost).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var value = (double)property.GetValue(cost)!;
            Assert.True(double.IsFinite(value) && value >= 0, $"{property.Name} = {value} of {circuit}");
        }
    }
}
