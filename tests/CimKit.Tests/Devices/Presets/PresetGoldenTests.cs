using System.Globalization;
using System.Reflection;
using CimKit.Devices;
using CimKit.Devices.Presets;
using CimKit.Devices.Pulsed;
using Xunit;

namespace CimKit.Tests.Devices.Presets;

/// <summary>Every column of every published device against the table it was read from.</summary>
public class PresetGoldenTests
{
    private static readonly IReadOnlyList<Dictionary<string, string>> Rows = Read();

    public static TheoryData<string> Ids => [.. Rows.Select(row => row["id"])];

    [Fact]
    public void All_Table_HasTheSameDevices() =>
        Assert.Equal(Rows.Select(row => row["id"]).Order(), DevicePresets.All.Select(device => device.Id).Order());

    [Fact]
    public void All_FoundByReflection_AreInTheCatalogue() => Assert.Equal(
        typeof(DevicePresets).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(DevicePresets).Namespace)
            .Select(type => type.GetMethod("Create", BindingFlags.Public | BindingFlags.Static, []))
            .Where(method => method is not null).Select(method => ((MemoryDevice)method!.Invoke(null, null)!).Id).Order(),
        DevicePresets.All.Select(device => device.Id).Order());

    [Theory, MemberData(nameof(Ids))]
    public void Preset_LabelsAndPulses_EqualTheTable(string id)
    {
        var (row, device) = (Row(id), DevicePresets.Find(id));
        Same(row, "levels_ltp", device.Curve?.PotentiationPulses ?? Levels(device));
        Same(row, "levels_ltd", device.Curve?.DepressionPulses ?? Levels(device));
        Same(row, "nl_ltp", device.Curve?.PotentiationNonlinearity);
        Same(row, "nl_ltd", device.Curve?.DepressionNonlinearity);
        Same(row, "c2c_sigma", device.Curve?.CycleToCycleSigma);
        Same(row, "v_ltp_v", device.PotentiationPulse?.Amplitude);
        Same(row, "pw_ltp_s", device.PotentiationPulse?.Width);
        Same(row, "v_ltd_v", device.DepressionPulse?.Amplitude);
        Same(row, "pw_ltd_s", device.DepressionPulse?.Width);
        Assert.Equal(row["c2c_is_upper_bound"] == "1", device.IsCycleToCycleUpperBound);
        Assert.Equal("", row["d2d_sigma"]);
    }

    [Theory, MemberData(nameof(Ids))]
    public void Preset_ConductancesAreaAndAccuracy_EqualTheTable(string id)
    {
        var (row, device) = (Row(id), DevicePresets.Find(id));
        if (row["r_on_ohm"].Length > 0)
            Same(row, "r_on_ohm", 1 / device.Range!.Maximum, 2e-6);
        if (row["on_off_ratio"].Length > 0)
            Same(row, "on_off_ratio", device.OnOffRatio);
        Assert.Equal(row["cell_area_f2"], device.Footprint is { } cell ? $"{cell.Height}x{cell.Width}" : "");
        Same(row, "online_accuracy_v3_percent", device.PerceptronAccuracy);
        Same(row, "online_accuracy_v2_percent", device.PerceptronAccuracyVersion2);
        Assert.Equal(row["family"], device.Family switch
        {
            DeviceFamily.OnlineTraining => "neurosim_online",
            DeviceFamily.Inference => "neurosim_inference",
            DeviceFamily.PulsedUpdate => "pulsed_peer",
            _ => "statistical_inference",
        });
    }

    [Theory, MemberData(nameof(Ids))]
    public void Preset_Response_EqualsTheTable(string id)
    {
        var (row, response) = (Row(id), DevicePresets.Find(id).Response);
        Same(row, "dw_min", response?.Step);
        Same(row, "up_down", response?.UpDownBias);
        Same(row, "w_max", response?.Maximum);
        Same(row, "w_min", response?.Minimum);
        Same(row, "dw_min_d2d", response?.StepSpread);
        Same(row, "dw_min_c2c", response?.StepNoise);
        Same(row, "w_max_d2d", response?.MaximumSpread);
        Same(row, "w_min_d2d", response?.MinimumSpread);
        Same(row, "up_down_d2d", response?.UpDownSpread);
        Same(row, "write_noise", response?.WriteNoise);
        Assert.Equal(row["model"], response switch
        {
            ConstantStep => "constant_step",
            LinearStep => "linear_step",
            SoftBounds => "soft_bounds_reference",
            ExponentialStep => "exp_step",
            _ => DevicePresets.Find(id).Model is null ? "" : row["model"],
        });
    }

    /// <summary>The remarks of the table hold parameters of single models.</summary>
    [Fact]
    public void Preset_ParametersOfSingleModels_EqualTheRemarksOfTheTable()
    {
        var gong = Assert.IsType<ExponentialStep>(DevicePresets.Find("peer_reram_es").Response);
        Assert.Equal("a -0.5; b -0.5; gamma 5/5; A_up -1.18445; A_down -0.081404", FormattableString.Invariant(
            $"a {gong.Slope}; b {gong.Offset}; gamma {gong.GammaUp}/{gong.GammaDown}; A_up {gong.AmplitudeUp}; A_down {gong.AmplitudeDown}"));
        Assert.Equal(Row("peer_reram_es")["extra"], FormattableString.Invariant(
            $"a {gong.Slope}; b {gong.Offset}; gamma {gong.GammaUp}/{gong.GammaDown}; A_up {gong.AmplitudeUp}; A_down {gong.AmplitudeDown}"));
        var pcm = Assert.IsType<ExponentialStep>(DevicePresets.Find("peer_pcm").Response);
        Assert.Equal(Row("peer_pcm")["extra"], FormattableString.Invariant(
            $"a {pcm.Slope}; b {pcm.Offset}; gamma {pcm.GammaUp}/{pcm.GammaDown}; A_up {pcm.AmplitudeUp}; A_down {pcm.AmplitudeDown}; noise add {pcm.AddedNoise} slope {pcm.NoiseSlope}; reset {pcm.Reset} d2d {pcm.ResetSpread}"));
        foreach (var id in new[] { "peer_ecram_li", "peer_ecram_mo" })
        {
            var ecram = Assert.IsType<LinearStep>(DevicePresets.Find(id).Response);
            Assert.Equal(Row(id)["extra"], FormattableString.Invariant(
                $"slope up {ecram.SlopeUp} down {ecram.SlopeDown} d2d {ecram.SlopeSpread}; {ecram.Noise.ToString().ToLowerInvariant()}"));
        }
        var capacitor = Assert.IsType<LinearStep>(DevicePresets.Find("peer_capacitor").Response);
        Assert.Equal(Row("peer_capacitor")["extra"], FormattableString.Invariant(
            $"slope {capacitor.SlopeUp}/{capacitor.SlopeDown} d2d {capacitor.SlopeSpread}; additive; leak lifetime {capacitor.Lifetime / 1e6}e6 mini-batches d2d {capacitor.LifetimeSpread}"));
        var array = Assert.IsType<SoftBounds>(DevicePresets.Find("peer_reram_array_om").Response);
        Assert.Equal((true, 0.05, 0.1348), (array.HasLogNormalSteps, array.ReferenceError, array.CorruptProbability));
        Assert.Contains("0.1348 measured", Row("peer_reram_array_om")["extra"]);
        var capacitance = DevicePresets.Find("nvcap_default");
        Assert.Equal(1e-14, capacitance.OnCapacitance!.Value, 1e-24);
        Assert.Equal(1e-15, capacitance.OffCapacitance!.Value, 1e-24);
    }

    [Theory, MemberData(nameof(Ids))]
    public void Preset_Contract_HoldsForEveryDevice(string id)
    {
        var device = DevicePresets.Find(id);
        Assert.Empty(device.Problems());
        Assert.Matches(@"\[[A-Z]\w+\d{4}\]", device.Source);
        Assert.Same(device, DevicePresets.Find(device.Name.ToUpperInvariant()));
        if (device.Curve is { } curve)
            Assert.Equal((curve.Minimum, curve.Maximum), (device.Range!.Minimum, device.Range.Maximum));
        if (device.Response is { } response)
        {
            Assert.InRange(response.Up(0), 0, response.Maximum);
            Assert.InRange(response.Down(0), response.Minimum, 0);
        }
        if (device.Model is { } model)
            Assert.Equal(model.Range, device.Range);
    }

    [Fact]
    public void Find_UnknownName_ListsTheNamesThatResembleItFirst()
    {
        var error = Assert.Throws<ArgumentException>(() => DevicePresets.Find("fefet"));
        Assert.StartsWith("name must be one of hzo_fefet, fefet_2t1f, fefet_v21, fefet_gf_22, ", error.Message);
        Assert.Contains("stat_sonos; got 'fefet'", error.Message);
    }

    private static double? Levels(MemoryDevice device) => device.Range is { Levels: > 2 } range ? range.Levels : null;

    private static Dictionary<string, string> Row(string id) => Rows.Single(row => row["id"] == id);

    private static void Same(Dictionary<string, string> row, string column, double? actual, double relative = 1e-12)
    {
        double? expected = row[column].Length == 0 ? null : double.Parse(row[column], CultureInfo.InvariantCulture);
        Assert.True(expected is null == actual is null, $"{row["id"]}, {column}: expected '{row[column]}', got '{actual}'.");
        if (expected is { } number)
            Assert.Equal(number, actual!.Value, Math.Abs(number) * relative + 1e-300);
    }

    private static List<Dictionary<string, string>> Read()
    {
        using var reader = new StreamReader(typeof(PresetGoldenTests).Assembly.GetManifestResourceStream("device-presets.csv")!);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Cells).ToList();
        return lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second)).ToList();
    }

    private static string[] Cells(string line) => System.Text.RegularExpressions.Regex
        .Split(line.TrimEnd('\r'), ",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)").Select(cell => cell.Trim('"')).ToArray();
}
