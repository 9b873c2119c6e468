using System.Globalization;
using CimKit.Circuits.Adcs;
using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Verification;

/// <summary>Check values of converters.</summary>
internal static class AdcChecks
{
    internal static void Register(CheckCatalog catalog)
    {
        catalog["mlsa_column_latency"] = ColumnDelay;
        catalog["mlsa_column_power"] = ColumnPower;
        catalog["mlsa"] = Flash;
        catalog["mlsa_encoder"] = Encoder;
        catalog["sar_adc"] = Sar;
        catalog["sar_adc_column_energy"] = SarColumn;
        catalog["current_sense_amp"] = CurrentSense;
        catalog["unit MultilevelSenseAmp"] = UnitFlash;
        catalog["unit MultilevelSAEncoder"] = UnitEncoder;
        catalog["unit SarADC"] = UnitSar;
    }

    private static SensingMode Mode(CheckParameters p) => p.Has("VSA") ? SensingMode.Voltage : SensingMode.Current;

    private static CheckedQuantities ColumnDelay(CheckParameters p)
    {
        var node = p.Node();
        var adc = new FlashAdc
        {
            Levels = p.Count("levels"),
            Sensing = Mode(p),
            Columns = new SensedColumns { Width = 1e-4, ColumnCapacitance = p.Number("C_col") },
        };
        return new() { ["latency"] = () => FlashComparator.Of(node, adc).Delay(p.Number("R")) };
    }

    private static CheckedQuantities ColumnPower(CheckParameters p)
    {
        var node = p.Node();
        var adc = new FlashAdc { Levels = p.Count("levels"), Sensing = Mode(p) };
        return new() { ["power"] = () => adc.ColumnPower(node, p.Number("R")) };
    }

    private static CheckedQuantities Flash(CheckParameters p)
    {
        var node = p.Node();
        var adc = new FlashAdc
        {
            Levels = p.Count("levels"),
            Sensing = Mode(p),
            HasNarrowSheets = !p.Has("GAA narrow-sheet layout off"),
            Columns = new SensedColumns
            {
                Converters = p.Count("units", 1),
                Width = p.Number("W", 1e-4),
                ColumnCapacitance = p.Number("C_col"),
                References = Ladder(p),
                DummyColumnArea = p.Number("dummy_h") * p.Number("dummy_w"),
                DummySharing = p.Count("D", 32),
                ReferenceEnergy = p.Number("E_ref"),
                Resistances = p.HasValue("R") ? [p.Number("R")] : [],
            },
        };
        var quantities = CostQuantities.Circuit(new(() => adc.Estimate(node)), p.Number("n", 1));
        var comparator = FlashComparator.Of(node, adc);
        for (var index = 0; index <= adc.Levels - 2; index++)
        {
            var reference = index;
            quantities[$"R_ref[{reference}]"] = () => comparator.Reference(reference);
        }
        quantities["C_gate_N"] = () => comparator.NmosGate;
        quantities["C_gate_P"] = () => comparator.PmosGate;
        quantities["C_junction_N"] = () => comparator.NmosDrain;
        quantities["C_junction_P"] = () => comparator.PmosDrain;
        return quantities;
    }

    private static ReferenceLadder Ladder(CheckParameters p) => p.Has("sequential")
        ? new()
        {
            UnitResistance = p.Number("Ron"), OffResistance = p.Number("Roff"), Steps = ReferenceSteps.BetweenStates,
        }
        : new()
        {
            UnitResistance = p.Word("cell") == "SRAM" ? p.Number("R_sram_access") : CellResistance(p.Word("cell")!),
            Rows = p.Count("rows"),
        };

    // "RRAM (Ron=1e5)"
    private static double CellResistance(string cell)
    {
        var text = cell[(cell.IndexOf('=', StringComparison.Ordinal) + 1)..].TrimEnd(')');
        return double.Parse(text, CultureInfo.InvariantCulture);
    }

    private static CheckedQuantities Encoder(CheckParameters p)
    {
        var node = p.Node();
        var encoder = new ThermometerEncoder { Levels = p.Count("levels"), Count = p.Count("N"), Width = p.Number("W", 1e-4) };
        return CostQuantities.Circuit(new(() => encoder.Estimate(node)));
    }

    private static CheckedQuantities Sar(CheckParameters p)
    {
        var node = p.Node();
        var adc = new SarAdc
        {
            Levels = p.Count("levels"),
            Columns = new SensedColumns { Converters = p.Count("N"), Width = p.Number("W", 1e-4) },
        };
        return CostQuantities.Circuit(new(() => adc.Estimate(node)));
    }

    private static CheckedQuantities SarColumn(CheckParameters p)
    {
        var node = p.Node();
        var adc = new SarAdc { Levels = p.Count("levels") };
        return new() { ["energy"] = () => adc.ColumnEnergy(node, p.Number("R")) };
    }

    private static CheckedQuantities CurrentSense(CheckParameters p)
    {
        var node = p.Node();
        var amplifier = new CurrentSenseAmplifier
        {
            ColumnResistance = p.Number("R"),
            ReferenceResistance = (p.Number("Ron", 1e5) + p.Number("Roff", 1.7e6)) / 2,
        };
        return new()
        {
            ["column_latency"] = () => amplifier.Estimate(node).Latency,
            ["column_power"] = () => amplifier.Power(node),
            ["unit_area"] = () => amplifier.Estimate(node).Area,
        };
    }

    private static CheckedQuantities UnitFlash(CheckParameters p)
    {
        var node = p.Node();
        var resistance = p.Number("column_resistance_ohm");
        var adc = new FlashAdc
        {
            Levels = p.Count("levels"),
            Sensing = p.Count("current_mode") == 1 ? SensingMode.Current : SensingMode.Voltage,
            Columns = new SensedColumns
            {
                Converters = p.Count("num_cols"),
                Width = p.Number("given_width_m"),
                ColumnCapacitance = p.Number("column_cap_F"),
                References = new ReferenceLadder
                {
                    UnitResistance = p.Number(p.Word("cell") == "SRAM" ? "res_cell_access_ohm" : "resistance_on_ohm"),
                    Rows = p.Count("num_row_parallel"),
                },
                DummyColumnArea = p.Number("array_height_m") * p.Number("array_width_unit_m"),
                DummySharing = p.Count("dummy_columns_shared"),
                ReferenceEnergy = p.Number("reference_energy_peri_J"),
                Resistances = [.. Enumerable.Repeat(resistance, p.Count("num_columns_read", 1))],
            },
        };
        var quantities = CostQuantities.Unit(new(() => adc.Estimate(node)));
        var comparator = FlashComparator.Of(node, adc);
        quantities["column_power_W"] = () => adc.ColumnPower(node, resistance);
        quantities["column_latency_s"] = () => SlowestSingleReference(node, comparator, resistance, adc.Levels);
        quantities["rref_first_ohm"] = () => comparator.Reference(0);
        quantities["rref_last_ohm"] = () => comparator.Reference(adc.Levels - 2);
        return quantities;
    }

    // The table prints the fit of the single-reference amplifier, over all references but the first.
    private static double SlowestSingleReference(TechnologyNode node, FlashComparator comparator, double resistance, int levels)
    {
        var slowest = 0.0;
        for (var index = 1; index <= levels - 2; index++)
        {
            var amplifier = new CurrentSenseAmplifier
            {
                ColumnResistance = resistance, ReferenceResistance = comparator.Reference(index),
            };
            slowest = Math.Max(slowest, amplifier.Estimate(node).Latency);
        }
        return slowest;
    }

    private static CheckedQuantities UnitEncoder(CheckParameters p)
    {
        var node = p.Node();
        var encoder = new ThermometerEncoder
        {
            Levels = p.Count("levels"), Count = p.Count("num_encoders"), Width = p.Number("given_width_m"),
        };
        return CostQuantities.Unit(new(() => encoder.Estimate(node)));
    }

    private static CheckedQuantities UnitSar(CheckParameters p)
    {
        var plain = p.Node();
        var node = plain with { Arrays = plain.Arrays with { ReadVoltage = p.Number("read_voltage_V") } };
        var resistance = p.Number("column_resistance_ohm");
        var adc = new SarAdc
        {
            Levels = p.Count("levels"),
            Columns = new SensedColumns
            {
                Converters = p.Count("num_cols"),
                Width = p.Number("given_width_m"),
                Resistances = [.. Enumerable.Repeat(resistance, p.Count("num_columns_read", 1))],
            },
        };
        var quantities = CostQuantities.Unit(new(() => adc.Estimate(node)));
        quantities["area_unit_m2"] = () => adc.UnitArea(node);
        quantities["column_power_W"] = () => adc.ColumnEnergy(node, resistance);
        return quantities;
    }
}
