using CimKit.Circuits.Logic;
using CimKit.Circuits.Technology;
using CimKit.Designs;
using CimKit.Designs.Files;
using CimKit.Foundation;
using CsCheck;
using Xunit;

namespace CimKit.Tests.Designs;

public sealed class OwnProcessTests
{
    private static readonly RippleAdder Adder = new() { Bits = 8 };

    [Theory, InlineData(22), InlineData(7), InlineData(1)]
    public void Node_UnchangedCopy_IsTheProcessOfTheCatalogue(int nanometres)
    {
        var own = new ProcessDesign { Own = TechnologyCatalog.Find(nanometres), ReadVoltage = 0.3, Calibration = Calibration.None };

        // As text: records with arrays of fits are equal only if they are one.
        Assert.Equal((own with { Own = null, Nanometres = nanometres }).Node(Fidelity.Corrected).ToString(), own.Node(Fidelity.Corrected).ToString());
        Assert.Equal(Fidelity.Reference, own.Node(Fidelity.Reference).Fidelity);
    }

    /// <summary>Energy of logic is half of C·V² a node: nothing else in it depends on the supply.</summary>
    [Fact]
    public void Estimate_OwnSupply_GoesWithItsSquare() => Gen.Double[0.4, 1.2].Sample(volts =>
    {
        var node = TechnologyCatalog.Find(22);
        var ratio = Adder.Estimate(node with { SupplyVoltage = volts }).Energy / Adder.Estimate(node).Energy;
        Assert.Equal(Math.Pow(volts / node.SupplyVoltage, 2), ratio, 1e-12);
    });

    [Fact]
    public void GateCapacitance_OwnPart_IsInTheSum()
    {
        var node = TechnologyCatalog.Find(22);

        Assert.Equal(node.GateCapacitance + 1 * Si.Nano, (node with { FringeCapacitance = node.FringeCapacitance + 1 * Si.Nano }).GateCapacitance, 1e-24);
    }

    [Fact]
    public void SupplyVoltage_Zero_IsRefusedByName() => Assert.Contains(
        "SupplyVoltage must be greater than 0 V; got 0",
        Assert.Throws<ArgumentOutOfRangeException>(() => TechnologyCatalog.Find(22) with { SupplyVoltage = 0 }).Message, StringComparison.Ordinal);

    [Fact]
    public void Problems_ProcessOfTheWrongEdition_IsNamed()
    {
        var training = TechnologyCatalog.Find(32, edition: CircuitEdition.Training);

        Assert.Contains("Process: Own must be of Edition Inference; got Training.", new ChipDesign { Process = new() { Own = training } }.Problems());
        Assert.Contains(
            new TrainingDesign { Process = new() { Own = TechnologyCatalog.Find(32), Calibration = Calibration.None } }.Problems(),
            problem => problem.StartsWith("Process: Own must be null", StringComparison.Ordinal));
    }

    [Fact]
    public void ToText_OwnProcess_IsRefusedAndNotLeftOut() => Assert.Throws<NotSupportedException>(
        () => ChipDesignJson.ToText(new ChipDesign { Process = new() { Own = TechnologyCatalog.Find(22) } }));
}
