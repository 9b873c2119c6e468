using CimKit.Foundation;
using CimKit.Mapping;
using CimKit.Mapping.Cells;
using CimKit.Mapping.Schedules;
using CimKit.Mapping.Schemes;
using CimKit.Networks;
using CsCheck;

namespace CimKit.Tests.Mapping;

/// <summary>Random networks and choices for properties.</summary>
internal static class MappingGen
{
    public static readonly Gen<IWeightCoding> Codings = Gen.OneOf(
        Gen.Select(Gen.Int[1, 8], Gen.Int[1, 4], (bits, cell) => (IWeightCoding)new MultiBitCells { WeightBits = bits, CellBits = Math.Min(bits, cell) }),
        Gen.Const((IWeightCoding)new BinaryCells()),
        Gen.Const((IWeightCoding)new ComplementaryColumns()),
        Gen.Const((IWeightCoding)new ComplementaryRows()));

    public static readonly Gen<LayerTable> Tables =
        from layers in Layers(Gen.Int[3, 10], Gen.Int[1, 40], Gen.Int[1, 3], Gen.Int[1, 60]).Array[1, 4]
        from fully in Layers(Gen.Const(1), Gen.Int[1, 300], Gen.Const(1), Gen.Int[1, 60]).Array[1, 2]
        select new LayerTable { Name = "any", Rows = [.. layers, .. fully] };

    public static readonly Gen<MappingInputs> Inputs =
        from rows in Gen.Int[2, 5]
        from columns in Gen.Int[2, 5]
        from coding in Codings
        from isSplit in Gen.Bool
        from degree in Gen.Int[0, 8]
        select new MappingInputs
        {
            ArrayRows = 1 << rows,
            ArrayColumns = 1 << columns,
            Coding = coding,
            Scheme = isSplit ? new KernelPositionMapping() : new UnrolledMapping(),
            Schedule = degree == 0 ? new LayerByLayerSchedule() : new PipelinedSchedule { SpeedUpDegree = degree },
        };

    /// <summary>The mapping, or null with at least one reason.</summary>
    public static NetworkMapping? TryMap(LayerTable table, MappingInputs inputs)
    {
        try
        {
            return NetworkMapper.Map(table, inputs);
        }
        catch (InvalidDesignException error) when (error.Problems.Count > 0)
        {
            return null;
        }
    }

    private static Gen<LayerTableRow> Layers(Gen<int> sizes, Gen<int> channels, Gen<int> kernels, Gen<int> outputs) =>
        from size in sizes
        from inputs in channels
        from kernel in kernels
        from output in outputs
        from stride in Gen.Int[1, 2]
        select new LayerTableRow
        {
            InputHeight = size,
            InputWidth = size,
            InputChannels = inputs,
            KernelHeight = kernel,
            KernelWidth = kernel,
            Outputs = output,
            Stride = size == 1 ? 1 : stride,
            Padding = kernel / 2,
        };
}
