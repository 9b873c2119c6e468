using System.Numerics;
using CimKit.Circuits;
using CimKit.Circuits.Subarrays;
using CimKit.Circuits.Technology;
using CimKit.Designs;
using CimKit.Estimation.Figures;
using CimKit.Mapping;
using CimKit.Mapping.Cells;

namespace CimKit.Estimation.Elements;

/// <summary>What every level of a chip needs to know: design, process, clock, sub-array and mapping.</summary>
internal sealed record ChipContext(
    ChipDesign Design, TechnologyNode Node, Clock Clock, SubarrayReads Reads, NetworkMapping Mapping)
{
    internal bool IsReference => Node.IsReference;

    internal Subarray Array => Reads.Array;

    internal int Rows => Array.Rows;

    internal int Columns => Array.Columns;

    internal int InputBits => Array.InputBits;

    internal IWeightCoding Coding => Mapping.Inputs.Coding;

    /// <summary>M: columns that share a converter; a whole weight where SRAM is read row by row.</summary>
    internal int Shared => Array.Cell.IsSram && Array.Read is { IsRowByRow: true, IsBinary: false }
        ? Coding.ColumnsPerWeight
        : Array.ColumnsPerConverter;

    /// <summary>Weights that a converter serves, as the adder trees above count them.</summary>
    /// <remarks>Reference: a whole number, zero if a weight is wider (L2). Corrected: rounded up.</remarks>
    internal int WeightsPerConverter => IsReference ? Shared / Coding.ColumnsPerWeight : Ceiling(Shared, Coding.ColumnsPerWeight);

    /// <summary>Width of a sub-array's result.</summary>
    internal int ResultBits
    {
        get
        {
            var weight = InputBits + (Coding.ColumnsPerWeight - 1) * Coding.CellBits + 1;
            if (Array.Read.IsRowByRow)
                return Log2Up(Rows) + Coding.CellBits + weight;
            return (int)(Math.Log2(Array.Adc.Levels) + Log2Up(Rows / Array.Read.RowsReadTogether(Rows)) + weight);
        }
    }

    /// <summary>Input vectors of an image in a layer.</summary>
    internal long Vectors(LayerMapping layer) => layer.Footprint.Row.Positions(Mapping.Inputs.Fidelity);

    /// <summary>An array's reads as a cost of its level.</summary>
    /// <remarks>Reference: binary arrays fill no category of energy (Q4-22). Corrected: as others.</remarks>
    internal ReadCost Cost(SubarrayReadCost reads)
    {
        var hasCategories = !(IsReference && Array.Read.IsBinary);
        return new ReadCost
        {
            Latency = reads.ConversionLatency + reads.AccumulationLatency + reads.DriverLatency,
            Energy = reads.ConversionEnergy + reads.AccumulationEnergy + reads.DriverEnergy,
            ConversionLatency = reads.ConversionLatency,
            AccumulationLatency = reads.AccumulationLatency,
            OtherLatency = reads.DriverLatency,
            ConversionEnergy = hasCategories ? reads.ConversionEnergy : 0,
            AccumulationEnergy = hasCategories ? reads.AccumulationEnergy : 0,
            OtherEnergy = hasCategories ? reads.DriverEnergy : 0,
        };
    }

    /// <summary>Area of an array by category; see <see cref="Cost"/> for binary ones.</summary>
    internal AreaSplit Area()
    {
        var array = Reads.Idle;
        var hasCategories = !(IsReference && Array.Read.IsBinary);
        return new AreaSplit
        {
            Total = array.Total.Area,
            Array = array.Array.Area,
            Conversion = hasCategories ? array.AreaOf(SubarrayCategory.Conversion) : 0,
            Accumulation = hasCategories ? array.AreaOf(SubarrayCategory.Accumulation) : 0,
            Other = hasCategories ? array.AreaOf(SubarrayCategory.Drivers) : 0,
        };
    }

    internal static int Ceiling(long dividend, long divisor) => (int)((dividend + divisor - 1) / divisor);

    internal static int Log2Up(int count) => count <= 1 ? 0 : BitOperations.Log2((uint)(count - 1)) + 1;
}
