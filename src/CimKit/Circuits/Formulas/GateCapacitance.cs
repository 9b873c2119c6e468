using CimKit.Foundation;

namespace CimKit.Circuits.Formulas;

/// <summary>Capacitances of a gate.</summary>
/// <param name="Input">Of one input.</param>
/// <param name="Output">Of the output node.</param>
public readonly record struct GateCapacitance([property: Unit("F")] double Input, [property: Unit("F")] double Output);
