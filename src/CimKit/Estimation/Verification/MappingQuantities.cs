using CimKit.Circuits.Verification;
using CimKit.Estimation.Chips;
using CimKit.Foundation;
using CimKit.Mapping;
using CimKit.Mapping.Schedules;

namespace CimKit.Estimation.Verification;

/// <summary>Sizes and settings of a chip under the names of the published records.</summary>
internal static class MappingQuantities
{
    internal static CheckedQuantities Floorplan(NetworkMapping mapping) => new()
    {
        ["conventional_tile_size"] = () => mapping.Sizes.Tile,
        ["conventional_pe_size"] = () => mapping.Sizes.Element,
        ["novel_pe_size"] = () => mapping.Sizes.SplitElement,
        ["novel_pe_per_tile"] = () => mapping.KernelPositions,
        ["memory_utilization"] = () => mapping.Utilization,
    };

    internal static CheckedQuantities Internals(ChipEstimate chip)
    {
        var (mapping, model, node) = (chip.Mapping, chip.Model!, chip.Model!.Chip.Node);
        var (array, cells) = (model.Chip.Array, model.Chip.Reads.Cells);
        var quantities = new CheckedQuantities
        {
            ["num_tile_rows"] = () => mapping.Grid.Rows,
            ["num_tile_cols"] = () => mapping.Grid.Columns,
            ["num_tiles_novel"] = () => mapping.SplitTiles,
            ["num_tiles_conventional"] = () => mapping.UnrolledTiles,
            ["pe_size_novel"] = () => mapping.Sizes.SplitElement,
            ["tile_size_conventional"] = () => mapping.Sizes.Tile,
            ["pe_size_conventional"] = () => mapping.Sizes.Element,
            ["num_pe_novel"] = () => mapping.KernelPositions,
            ["chip_height_m"] = () => Math.Sqrt(chip.Area.Total),
            ["chip_width_m"] = () => Math.Sqrt(chip.Area.Total),
            ["conventional_tile_height_m"] = () => model.Unrolled.Height,
            ["conventional_tile_width_m"] = () => model.Unrolled.Width,
            ["novel_tile_height_m"] = () => model.Split?.Height ?? 0,
            ["novel_tile_width_m"] = () => model.Split?.Width ?? 0,
            ["num_ops"] = () => chip.Operations,
            ["global_bus_width"] = () => model.Wires.Bus.BusWidth,
            ["num_global_buffer_cores"] = () => model.Buffer.Cores,
            ["num_in_buffer_cores_conventional"] = () => model.Unrolled.InputBuffer.Cores,
            ["num_out_buffer_cores_conventional"] = () => model.Unrolled.OutputBuffer.Cores,
            ["num_in_buffer_cores_novel"] = () => model.Split?.InputBuffer.Cores ?? 0,
            ["num_out_buffer_cores_novel"] = () => model.Split?.OutputBuffer.Cores ?? 0,
            ["dummy_columns_shared"] = () => array.DummySharing ?? array.Adc.Levels,
            ["sizingfactor_MUX"] = () => node.Arrays.MuxDriverSize,
            ["switchmatrixsizeratio"] = () => node.Arrays.SwitchResistanceRatio,
            ["newswitchmatrixsizeratio"] = () => node.Arrays.BitlineSwitchSize,
            ["metal0_nm"] = () => node.Wires.Metal0.Width / Si.Nano,
            ["metal1_nm"] = () => node.Wires.Metal1.Width / Si.Nano,
            ["barrier_thickness_m"] = () => node.Wires.Liner,
            ["metal0_unit_resistance_ohm_per_m"] = () => node.Wires.Metal0.ResistancePerLength,
            ["metal1_unit_resistance_ohm_per_m"] = () => node.Wires.Metal1.ResistancePerLength,
            ["num_row_parallel"] = () => array.Read.RowsReadTogether(array.Rows),
            ["num_col_per_synapse"] = () => mapping.Inputs.Coding.ColumnsPerWeight,
            ["num_row_per_synapse"] = () => mapping.Inputs.Coding.RowsPerWeight,
            ["num_col_muxed"] = () => model.Chip.Shared,
            ["level_output"] = () => array.Adc.Levels,
            ["wire_width_nm"] = () => node.Wires.Cell.Width / Si.Nano,
            ["wire_unit_resistance_ohm_per_m"] = () => node.Wires.Cell.ResistancePerLength,
            ["wire_resistance_row_ohm"] = () => cells.RowSegment,
            ["wire_resistance_col_ohm"] = () => cells.ColumnSegment,
            ["read_voltage_V"] = () => node.Arrays.ReadVoltage,
            ["final_clk_freq_Hz"] = () => chip.ClockFrequency,
            ["reference_energy_peri_J"] = () => model.Chip.Reads.ReferenceEnergy,
            ["speed_up_degree"] = () => SpeedUpDegree(chip),
        };
        AddLists(quantities, mapping);
        return quantities;
    }

    private static int SpeedUpDegree(ChipEstimate chip) => chip.Mapping.Inputs.Schedule is PipelinedSchedule schedule
        ? schedule.UsedSpeedUpDegree(chip.Mapping.Table.Rows)
        : chip.Design.Schedule.SpeedUpDegree;

    private static void AddLists(CheckedQuantities quantities, NetworkMapping mapping)
    {
        var origins = Mapping.Floorplans.Floorplan.Of(mapping).Origins;
        foreach (var layer in mapping.Layers)
        {
            var index = layer.Index;
            quantities[$"novel_mapped[{index}]"] = () => layer.IsSplit ? 1 : 0;
            quantities[$"pipeline_speed_up[{index}]"] = () => layer.RequestedCopies ?? 0;
            quantities[$"speed_up_row_col[{index}][0]"] = () => layer.SpeedUp.Rows;
            quantities[$"speed_up_row_col[{index}][1]"] = () => layer.SpeedUp.Columns;
            quantities[$"tile_location[{index}][0]"] = () => origins[index].Rows;
            quantities[$"tile_location[{index}][1]"] = () => origins[index].Columns;
        }
    }
}
