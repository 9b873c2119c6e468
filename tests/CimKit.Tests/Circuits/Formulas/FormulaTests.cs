using CimKit.Circuits.Formulas;
using CimKit.Circuits.Technology;
using CimKit.Foundation;
using CsCheck;
using Xunit;

namespace CimKit.Tests.Circuits.Formulas;

public sealed class FormulaTests
{
    private const string Seed = "0N0XIzNsQ0O2";

    private static readonly Gen<TechnologyNode> AnyNode =
        from index in Gen.Int[0, TechnologyCatalog.Nodes.Length - 1]
        from isReference in Gen.Bool
        select TechnologyCatalog.Find(
            TechnologyCatalog.Nodes[index], fidelity: isReference ? Fidelity.Reference : Fidelity.Corrected);

    [Fact]
    public void GateCapacitance_EightFeatures_IsWidthTimesCapacitance()
    {
        var node = TechnologyCatalog.Find(22);

        // 1.4298 nF/m × 8 × 22 nm.
        Assert.Equal(2.516448e-16, Transistor.GateCapacitance(node, 8 * node.FeatureSize), tolerance: 1e-21);
    }

    [Fact]
    public void OnResistance_FourFeatures_IsSupplyOverCurrent()
    {
        var node = TechnologyCatalog.Find(45, Roadmap.HighPerformance);

        // 1.54 × 1 V / (1270 A/m × 4 × 45 nm).
        Assert.Equal(6736.658, Transistor.OnResistance(node, 4 * node.FeatureSize, Polarity.Nmos), tolerance: 0.01);
    }

    [Fact]
    public void FinCount_WholeMultiple_CountsOneTooManyInReferenceOnly()
    {
        var reference = TechnologyCatalog.Find(10, fidelity: Fidelity.Reference);
        var corrected = TechnologyCatalog.Find(10);

        Assert.Equal(4, FinCount.ByDivision(reference, 6 * reference.FeatureSize));
        Assert.Equal(3, FinCount.ByDivision(corrected, 6 * corrected.FeatureSize));
    }

    [Fact]
    public void Stage_IdealStep_TakesLogTwoTimeConstants() =>
        Assert.Equal(Math.Log(2) * 10e-12, Stage.Of(10e-12, Stage.Step).Delay, tolerance: 1e-18);

    [Fact]
    public void Transistor_Wider_HasMoreCapacitanceAndLessResistance() => (
        from node in AnyNode
        from narrow in Gen.Double[1, 100]
        from factor in Gen.Double[1, 10]
        select (node, narrow * node.FeatureSize, narrow * factor * node.FeatureSize)).Sample(
        (node, narrow, wide) =>
            Transistor.GateCapacitance(node, wide) >= Transistor.GateCapacitance(node, narrow)
            && Transistor.OnResistance(node, wide, Polarity.Pmos) <= Transistor.OnResistance(node, narrow, Polarity.Pmos)
            && Transistor.Transconductance(node, wide, Polarity.Nmos) >= Transistor.Transconductance(node, narrow, Polarity.Nmos),
        seed: Seed, iter: 500);

    [Fact]
    public void Gate_AnyWidths_HasPositiveFootprintCapacitanceAndLeakage() => (
        from node in AnyNode
        from kind in Gen.Enum<GateKind>()
        from inputs in Gen.Int[2, 8]
        from nmos in Gen.Double[1, 200]
        from pmos in Gen.Double[1, 200]
        select (node, new Gate(kind, kind == GateKind.Inverter ? 1 : inputs, nmos * node.FeatureSize, pmos * node.FeatureSize)))
        .Sample(
        (node, gate) =>
        {
            var layout = gate.Layout(node, node.StandardHeight);
            var capacitance = gate.Capacitance(node, node.StandardHeight);
            return layout.Area > 0 && capacitance.Input > 0 && capacitance.Output > 0 && gate.Leakage(node) > 0;
        },
        seed: Seed, iter: 500);

    [Fact]
    public void Enlarged_MinimumInverter_NeverShrinksAndKeepsItsFootprint() => AnyNode.Sample(
        node =>
        {
            var minimum = Gate.Inverter(node, 2, 2);
            var enlarged = minimum.Enlarged(node);
            return enlarged.NmosWidth >= minimum.NmosWidth && enlarged.PmosWidth >= minimum.PmosWidth
                && (node.IsReference || enlarged.Layout(node, node.StandardHeight).Width
                    <= minimum.Layout(node, node.StandardHeight).Width * 1.0000001);
        },
        seed: Seed, iter: 100);

    [Fact]
    public void Layout_TooLow_IsRefusedWithTheHeightNeeded()
    {
        var node = TechnologyCatalog.Find(22);

        var error = Assert.Throws<InvalidDesignException>(() => Gate.Inverter(node, 2, 2).Layout(node, 3 * node.FeatureSize));

        Assert.Contains("Region height", error.Message, StringComparison.Ordinal);
        Assert.Contains("22 nm", error.Message, StringComparison.Ordinal);
    }
}
