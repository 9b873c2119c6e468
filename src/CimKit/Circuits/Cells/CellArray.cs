using CimKit.Foundation;

namespace CimKit.Circuits.Cells;

/// <summary>Size, line loads and resistances of an array of memory cells.</summary>
/// <remarks>Source: [Chen2018], Section II; [Peng2019].</remarks>
public sealed record CellArray
{
    /// <summary>Length of a row: width of the array.</summary>
    [Unit("m")]
    public required double RowLength { get; init; }

    /// <summary>Length of a column: height of the array.</summary>
    [Unit("m")]
    public required double ColumnLength { get; init; }

    /// <summary>Wire capacitance of a row.</summary>
    [Unit("F")]
    public required double RowWireCapacitance { get; init; }

    /// <summary>Capacitance of a wordline with its access transistors.</summary>
    [Unit("F")]
    public required double WordlineCapacitance { get; init; }

    /// <summary>Wire capacitance of a column.</summary>
    [Unit("F")]
    public required double ColumnWireCapacitance { get; init; }

    /// <summary>Capacitance of a bitline with its access transistors.</summary>
    [Unit("F")]
    public required double BitlineCapacitance { get; init; }

    /// <summary>Wire resistance of a row.</summary>
    [Unit("Ω")]
    public required double RowResistance { get; init; }

    /// <summary>Wire resistance of a column.</summary>
    [Unit("Ω")]
    public required double ColumnResistance { get; init; }

    /// <summary>Resistance of an access transistor; 0 without one.</summary>
    [Unit("Ω")]
    public required double AccessResistance { get; init; }

    /// <summary>Width of an access transistor in minimum transistors; 0 without one.</summary>
    [Unit("1")]
    public double AccessWidth { get; init; }

    /// <summary>Drain capacitance of an SRAM cell's access transistor.</summary>
    [Unit("F")]
    public double AccessCapacitance { get; init; }

    /// <summary>Capacitance that a write charges in an SRAM cell.</summary>
    [Unit("F")]
    public double CellCapacitance { get; init; }

    /// <summary>Resistance of an open cell with its access transistor; of the access transistor alone for SRAM.</summary>
    [Unit("Ω")]
    public required double OpenResistance { get; init; }

    /// <summary>Resistance of a cell between open and closed, access transistor included.</summary>
    [Unit("Ω")]
    public required double AverageResistance { get; init; }

    /// <summary>Resistance that a flash ADC's references are built from.</summary>
    [Unit("Ω")]
    public required double ReferenceResistance { get; init; }

    /// <summary>Resistance of a closed cell as the references see it.</summary>
    [Unit("Ω")]
    public double OffResistance { get; init; } = double.MaxValue;

    /// <summary>Conductance of an open cell without access transistor.</summary>
    [Unit("S")]
    public double MaximumConductance { get; init; }

    /// <summary>Conductance of a closed cell without access transistor.</summary>
    [Unit("S")]
    public double MinimumConductance { get; init; }

    /// <summary>Resistance in series with a cell while its column is read.</summary>
    [Unit("Ω")]
    public double SeriesResistance { get; init; }

    /// <summary>Resistance that one cell adds to its row.</summary>
    [Unit("Ω")]
    public required double RowSegment { get; init; }

    /// <summary>Resistance that one cell adds to its column.</summary>
    [Unit("Ω")]
    public required double ColumnSegment { get; init; }

    /// <summary>Leakage of one cell.</summary>
    [Unit("W")]
    public double CellLeakage { get; init; }

    /// <summary>Area of one dummy column of a flash ADC.</summary>
    [Unit("m²")]
    public required double DummyColumnArea { get; init; }

    /// <summary>Time for a bitline to move by the sensed voltage; SRAM only.</summary>
    [Unit("s")]
    public double BitlineDelay { get; init; }

    /// <summary>Area of the cells.</summary>
    [Unit("m²")]
    public double Area => RowLength * ColumnLength;
}
