using CimKit.Foundation;

namespace CimKit.Circuits.Technology;

/// <summary>Transistors, wires and layout rules of one process at one temperature.</summary>
/// <remarks>
/// Made by <see cref="TechnologyCatalog"/>. Carries how the circuit models are to be read, because every circuit
/// needs it: <see cref="Fidelity"/> and <see cref="Calibration"/>. A process of your own is a copy of the nearest one with
/// your numbers; what you do not change stays as it was, capacitances and currents do not follow the supply voltage.
/// Source: [ZhaoCao2006], [IRDS2022], [Lee2024].
/// </remarks>
/// <example><code>
/// var mine = TechnologyCatalog.Find(22) with { SupplyVoltage = 0.7, OnCurrent = new DevicePair(600, 320) };
/// var chip = new ChipDesign { Process = new() { Own = mine } };
/// </code></example>
public sealed record TechnologyNode
{
    internal TechnologyNode()
    {
    }

    /// <summary>Name of the node: its feature size in nanometres.</summary>
    public int Nanometres { get; internal init; }

    /// <summary>High performance or low standby power.</summary>
    public Roadmap Roadmap { get; internal init; }

    /// <summary>Planar, fins or stacks.</summary>
    public TransistorStructure Structure { get; internal init; }

    /// <summary>Temperature of the transistors and of the cell wire.</summary>
    [Unit("K")]
    public int Temperature { get; internal init; }

    /// <summary>Whether quirks of the published program are reproduced or repaired.</summary>
    public Fidelity Fidelity { get; internal init; }

    /// <summary>Which edition of the published program the circuits follow.</summary>
    public CircuitEdition Edition { get; internal init; }

    /// <summary>Factors of the measured macro.</summary>
    public Calibration Calibration { get; init; } = Calibration.Silicon;

    /// <summary>Drawing unit of every gate width and layout rule (F).</summary>
    [Unit("m")]
    public double FeatureSize { get; init => field = Require.Positive(value, "m"); }

    /// <summary>Supply voltage.</summary>
    [Unit("V")]
    public double SupplyVoltage { get; init => field = Require.Positive(value, "V"); }

    /// <summary>Threshold voltage; meaningful on bulk only.</summary>
    [Unit("V")]
    public double ThresholdVoltage { get; init => field = Require.NotNegative(value, "V"); }

    /// <summary>Physical gate length.</summary>
    [Unit("m")]
    public double GateLength { get; init => field = Require.Positive(value, "m"); }

    /// <summary>Parallel-plate capacitance of a gate over its width; the whole gate capacitance below 22 nm.</summary>
    [Unit("F/m")]
    public double IdealGateCapacitance { get; init => field = Require.NotNegative(value, "F/m"); }

    /// <summary>Overlap capacitance of a gate over its width.</summary>
    [Unit("F/m")]
    public double OverlapCapacitance { get; init => field = Require.NotNegative(value, "F/m"); }

    /// <summary>Fringe capacitance of a gate over its width.</summary>
    [Unit("F/m")]
    public double FringeCapacitance { get; init => field = Require.NotNegative(value, "F/m"); }

    /// <summary>Capacitance of a gate over its width: the sum of its three parts.</summary>
    [Unit("F/m")]
    public double GateCapacitance => IdealGateCapacitance + OverlapCapacitance + FringeCapacitance;

    /// <summary>Junction capacitance over the diffusion's area.</summary>
    [Unit("F/m²")]
    public double JunctionCapacitance { get; init => field = Require.NotNegative(value, "F/m²"); }

    /// <summary>Junction capacitance over the diffusion's side wall.</summary>
    [Unit("F/m")]
    public double SidewallCapacitance { get; init => field = Require.NotNegative(value, "F/m"); }

    /// <summary>Junction capacitance over the edge below the gate.</summary>
    [Unit("F/m")]
    public double GateEdgeCapacitance { get; init => field = Require.NotNegative(value, "F/m"); }

    /// <summary>Drain capacitance over the effective width; below 22 nm only.</summary>
    [Unit("F/m")]
    public double DrainCapacitance { get; init => field = Require.NotNegative(value, "F/m"); }

    /// <summary>Built-in potential of a junction.</summary>
    [Unit("V")]
    public double BuiltInPotential { get; init => field = Require.Positive(value, "V"); }

    /// <summary>Width of a PMOS over that of an NMOS of equal current.</summary>
    [Unit("1")]
    public double PnRatio { get; init => field = Require.Positive(value); }

    /// <summary>Effective resistance of a switching transistor over V_dd/I_on.</summary>
    [Unit("1")]
    public double ResistanceMultiplier { get; init => field = Require.Positive(value); }

    /// <summary>Drain current over width at a gate bias of 0.7 V_dd; bulk.</summary>
    public DevicePair BiasCurrent { get; init; }

    /// <summary>Transconductance over effective width; below 22 nm.</summary>
    [Unit("S/m")]
    public double OnTransconductance { get; init => field = Require.NotNegative(value, "S/m"); }

    /// <summary>Current of an open transistor over its width, at the temperature.</summary>
    public DevicePair OnCurrent { get; init; }

    /// <summary>Current of a closed transistor over its width, at the temperature.</summary>
    public DevicePair OffCurrent { get; init; }

    /// <summary>Fins or sheets.</summary>
    public required FinGeometry Fins { get; init; }

    /// <summary>Standard-cell lengths.</summary>
    public required LayoutRules Layout { get; init; }

    /// <summary>Sizes and voltages of array circuits.</summary>
    public required ArraySettings Arrays { get; init; }

    /// <summary>Fitted behaviour of the converters.</summary>
    public required ConverterFits Converters { get; init; }

    /// <summary>Local wires.</summary>
    public required LocalWires Wires { get; init; }

    /// <summary>Capacitance of any wire over its length: 0.2 fF/µm.</summary>
    [Unit("F/m")]
    public double WireCapacitance => 2e-10;

    /// <summary>Whether drawn widths count in fins or stacks.</summary>
    internal bool CountsFins => Structure != TransistorStructure.Bulk;

    internal bool IsGateAllAround => Structure == TransistorStructure.GateAllAround;

    internal bool IsTraining => Edition == CircuitEdition.Training;

    internal bool IsReference => Fidelity == Fidelity.Reference;

    /// <summary>Height argument of a standard cell: 28 F on every node.</summary>
    internal double StandardHeight => LayoutRules.NominalHeight * FeatureSize;

    /// <summary>Least height of a row driver; the order of evaluation is part of the model.</summary>
    internal double MinimumRowHeight => StandardHeight * (Layout.CellHeight / LayoutRules.NominalHeight);

    /// <summary>Physical height of a standard cell.</summary>
    internal double CellHeight => Layout.CellHeight * FeatureSize;

    /// <summary>Least width of a pass-gate cell.</summary>
    internal double MinimumPassGateWidth => 2 * Layout.GatePitch * FeatureSize;

    /// <summary>q: feature sizes of a minimum array transistor (1 on bulk, one fin elsewhere).</summary>
    internal double ArrayWidth => CountsFins ? 2 : 1;
}
