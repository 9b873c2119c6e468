using CimKit.Circuits.Subarrays;
using CimKit.Designs;
using CimKit.Mapping;
using CimKit.Mapping.Cells;
using CimKit.Mapping.Schedules;
using CimKit.Mapping.Schemes;

namespace CimKit.Estimation.Elements;

/// <summary>What a chip design says about placing a network.</summary>
public static class MappingChoices
{
    /// <summary>The mapping's inputs.</summary>
    public static MappingInputs Of(ChipDesign design) => new()
    {
        ArrayRows = design.Array.Rows,
        ArrayColumns = design.Array.Columns,
        Coding = Coding(design),
        Scheme = design.Mapping == TileMapping.ByKernelPosition ? new KernelPositionMapping() : new UnrolledMapping(),
        Schedule = design.Schedule.Order == LayerOrder.Pipelined
            ? new PipelinedSchedule { SpeedUpDegree = design.Schedule.SpeedUpDegree }
            : new LayerByLayerSchedule(),
        Fidelity = design.Fidelity,
    };

    private static IWeightCoding Coding(ChipDesign design) => design.Array.Read switch
    {
        BinaryRowByRowRead { Encoding: BinaryEncoding.Bnn } => new BinaryCells(),
        BinaryParallelRead { Encoding: BinaryEncoding.Bnn } => new ComplementaryColumns(),
        { IsBinary: true } => new ComplementaryRows(),
        _ => new MultiBitCells
        {
            WeightBits = design.Array.WeightBits, CellBits = design.Array.Cell.Bits, Fidelity = design.Fidelity,
        },
    };
}
