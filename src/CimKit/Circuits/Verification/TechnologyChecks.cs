using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Verification;

/// <summary>Check values of processes and wires.</summary>
internal static class TechnologyChecks
{
    internal static void Register(CheckCatalog catalog)
    {
        catalog["wire"] = Wire;
        catalog["unit Technology"] = Technology;
        catalog["unit Wire"] = UnitWire;
    }

    private static CheckedQuantities Wire(CheckParameters p)
    {
        var node = p.Node();
        var (height, width) = Cell(p, node);
        var segment = node.Wires.Cell.ResistancePerLength * node.Wires.Cell.Width;
        return new()
        {
            ["r_metal0"] = () => node.Wires.Metal0.ResistancePerLength,
            ["r_metal1"] = () => node.Wires.Metal1.ResistancePerLength,
            ["R_row_per_cell"] = () => segment * height,
            ["R_col_per_cell"] = () => segment * width,
        };
    }

    private static (double Height, double Width) Cell(CheckParameters p, TechnologyNode node) =>
        p.Has("SRAM") ? (node.Arrays.SramHeight, node.Arrays.SramWidth)
        : p.Has("1T1R") ? (4, 12)
        : (2, 2);

    private static CheckedQuantities Technology(CheckParameters p)
    {
        var node = p.Node();
        var fins = node.Fins;
        var quantities = new CheckedQuantities
        {
            ["feature_size_m"] = () => node.FeatureSize,
            ["vdd_V"] = () => node.SupplyVoltage,
            ["vth_V"] = () => node.ThresholdVoltage,
            ["fin_height_m"] = () => fins.Height,
            ["fin_width_m"] = () => fins.Width,
            ["fin_pitch_m"] = () => fins.Pitch,
            ["physical_gate_length_m"] = () => node.GateLength,
            ["cap_ideal_gate_F_per_m"] = () => node.IdealGateCapacitance,
            ["cap_fringe_F_per_m"] = () => node.FringeCapacitance,
            ["cap_junction_F_per_m2"] = () => node.JunctionCapacitance,
            ["cap_overlap_F_per_m"] = () => node.OverlapCapacitance,
            ["cap_sidewall_F_per_m"] = () => node.SidewallCapacitance,
            ["cap_drain_to_channel_F_per_m"] = () => node.GateEdgeCapacitance,
            ["built_in_potential_V"] = () => node.BuiltInPotential,
            ["pn_size_ratio"] = () => node.PnRatio,
            ["effective_resistance_multiplier"] = () => node.ResistanceMultiplier,
            ["current_gm_nmos_A_per_m_per_V"] = () => node.BiasCurrent.Nmos,
            ["current_gm_pmos_A_per_m_per_V"] = () => node.BiasCurrent.Pmos,
            ["cap_polywire_F_per_m"] = () => 0,
            ["max_sheet_num"] = () => fins.Sheets,
            ["thickness_sheet_m"] = () => fins.SheetThickness,
            ["width_sheet_m"] = () => node.IsGateAllAround ? fins.Width : 0,
            ["effective_width_m"] = () => fins.EffectiveWidth,
            ["max_fin_num"] = () => node.Structure == TransistorStructure.FinFet ? fins.PerDevice : 0,
            ["max_fin_per_gaa"] = () => node.IsGateAllAround ? fins.PerDevice : 0,
            ["gm_oncurrent"] = () => node.OnTransconductance,
            ["cap_draintotal_F_per_m"] = () => node.DrainCapacitance,
        };
        foreach (var temperature in new[] { 300, 325, 350, 375, 400 })
            AddCurrents(quantities, TechnologyTable.Read(), node, temperature);
        return quantities;
    }

    // Read from the table directly: the catalogue refuses these temperatures below 22 nm.
    private static void AddCurrents(CheckedQuantities quantities, TechnologyTable table, TechnologyNode node, int temperature)
    {
        var at = table.Node(node.Nanometres, node.Roadmap, temperature, node.Fidelity);
        quantities[$"ion_nmos_{temperature}K_A_per_m"] = () => at.OnCurrent.Nmos;
        quantities[$"ion_pmos_{temperature}K_A_per_m"] = () => at.OnCurrent.Pmos;
        quantities[$"ioff_nmos_{temperature}K_A_per_m"] = () => at.OffCurrent.Nmos;
        quantities[$"ioff_pmos_{temperature}K_A_per_m"] = () => at.OffCurrent.Pmos;
    }

    private static CheckedQuantities UnitWire(CheckParameters p)
    {
        var node = p.Node();
        var wires = node.Wires;
        return new()
        {
            ["wire_width_nm"] = () => wires.Cell.Width * 1e9,
            ["metal0_nm"] = () => wires.Metal0.Width * 1e9,
            ["metal1_nm"] = () => wires.Metal1.Width * 1e9,
            ["barrier_m"] = () => wires.Liner,
            ["aspect_ratio"] = () => wires.Cell.AspectRatio,
            ["resistivity_ohm_m"] = () => wires.Cell.Resistivity,
            ["unit_resistance_ohm_per_m"] = () => wires.Cell.ResistancePerLength,
            ["metal0_unit_resistance_ohm_per_m"] = () => wires.Metal0.ResistancePerLength,
            ["metal1_unit_resistance_ohm_per_m"] = () => wires.Metal1.ResistancePerLength,
            ["read_voltage_V"] = () => node.Arrays.ReadVoltage,
            ["sram_cell_height_F"] = () => node.Arrays.SramHeight,
            ["sram_cell_width_F"] = () => node.Arrays.SramWidth,
            ["sizingfactor_MUX"] = () => node.Arrays.MuxDriverSize,
            ["switchmatrixsizeratio"] = () => node.Arrays.SwitchResistanceRatio,
            ["newswitchmatrixsizeratio"] = () => node.Arrays.BitlineSwitchSize,
        };
    }
}
