using CimKit.Devices.Fitting;
using CimKit.Foundation;
using Xunit;

namespace CimKit.Tests.Devices.Fitting;

public class MeasuredFileTests
{
    private const string Long = "direction,ramp,pulse,conductance_uS\nset,0,0,1\nset,0,1,4\nset,0,2,6\nset,0,3,7\nset,0,4,7.5\n"
        + "reset,0,0,7\nreset,0,1,5\nreset,0,2,3\nreset,0,3,1\n";

    [Fact]
    public void Read_LongForm_GivesTrainsInSiemens()
    {
        var trains = Pulses(Long);
        Assert.Equal(["set 0", "reset 0"], trains.Select(train => train.Name));
        Assert.Equal([PulseDirection.Potentiation, PulseDirection.Depression], trains.Select(train => train.Direction));
        Assert.Equal(7.5 * Si.Micro, trains[0].Conductances[^1], 1e-18);
        Assert.Equal(4, trains[0].PulseCount);
    }

    [Theory]
    [InlineData("G [nS]", 1e-9)]
    [InlineData("G (mS)", 1e-3)]
    [InlineData("G_µS", 1e-6)]
    [InlineData("\"G (pS)\"", 1e-12)]
    public void Read_UnitInTheHeading_IsUsed(string heading, double factor) => Assert.Equal(
        8 * factor, Pulses($"pulse;{heading}\n0;1\n1;3\n2;5\n3;8\n", new() { PotentiationColumns = ["G"] })[0].Conductances[^1], 1e-9 * factor);

    [Fact]
    public void Read_CurrentWithReadVoltage_IsConductance() => Assert.Equal(
        80 * Si.Micro, Pulses("I_uA\n1\n3\n5\n8\n", new() { PotentiationColumns = ["I"], ReadVoltage = 0.1, Pulse = null })[0].Conductances[^1], 1e-15);

    public static TheoryData<string, PulseFormat, string> Wrong => new()
    {
        { "pulse,up\n0,1\n", new() { PotentiationColumns = ["G"] }, "d.csv: there is no column 'G'; the columns are 'pulse', 'up'." },
        {
            "pulse,up\n0,1\n", new() { PotentiationColumns = ["up"] },
            "d.csv: column 'up' names no unit: write 'up_S' or 'up (S)' in the heading, or state it when reading; fitting are S, mS, uS, nS or pS; or A, mA, uA, nA or pA; or 1."
        },
        { "pulse,G_s\n0,1\n", new() { PotentiationColumns = ["G"] }, "d.csv: column 'G_s' has the unit 's', which is a time; fitting are S, mS, uS, nS or pS; or A, mA, uA, nA or pA; or 1." },
        { "pulse,G (Siemens)\n0,1\n", new() { PotentiationColumns = ["G"] }, "d.csv: column 'G (Siemens)' has the unknown unit 'Siemens'; fitting are S, mS, uS, nS or pS; or A, mA, uA, nA or pA; or 1." },
        { "pulse,I_A\n0,1\n", new() { PotentiationColumns = ["I"] }, "d.csv: column 'I_A' is a current: state the ReadVoltage at which it was read." },
        { Long.Replace("set,0,2,6", "set,0,2,-6"), new(), "d.csv: line 4, column 'conductance_uS': must be 0 or greater; got -6. State Unit \"1\" for normalised values." },
        { Long.Replace("set,0,2,6", "set,0,2,6 uS"), new(), "d.csv: line 4, column 'conductance_uS': must be a finite number with a decimal point; got '6 uS'." },
        { Long.Replace("set,0,2,6", "set,0,2,nan"), new(), "d.csv: line 4, column 'conductance_uS': must be a finite number with a decimal point; got 'nan'." },
        { Long.Replace("set,0,2,6", "set,0,2,"), new(), "d.csv: line 4, column 'conductance_uS': is empty." },
        { Long.Replace("set,0,2,6", "set,0,2.5,6"), new(), "d.csv: line 4, column 'pulse': must be a whole number; got 2.5." },
        { Long.Replace("set,0,2,6\n", ""), new(), "d.csv: line 4: train 'set 0' lacks pulse 2; set AllowsGaps if it was not read after every pulse." },
        { Long.Replace("set,0,2,6", "set,0,1,6"), new(), "d.csv: line 4: pulse numbers of train 'set 0' must ascend; 1 follows 1." },
        { Long.Replace("set,0,2", "sideways,0,2"), new(), "d.csv: line 4, column 'direction': must be set, up, potentiation or ltp, or reset, down, depression or ltd; got 'sideways'." },
        { "pulse,G_S\n0,1\n1,2\n2,3\n", new() { PotentiationColumns = ["G"] }, "d.csv: train 'G' must have at least 4 pulses; got 3." },
        { "pulse,G_S\n0,2\n1,2\n2,2\n3,2\n", new() { PotentiationColumns = ["G"] }, "d.csv: train 'G' has the same value at every pulse, so it has no response." },
        { "pulse,G_S\n0,2\n1,\n2,2\n3,2\n", new() { PotentiationColumns = ["G"] }, "d.csv: line 3, column 'G': is empty although the train goes on in line 4." },
        { "pulse,G_S\n0,2,9\n", new() { PotentiationColumns = ["G"] }, "d.csv: not a table of separated values with one heading line" },
        { "", new(), "d.csv: " },
    };

    [Theory, MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void Read_WrongFile_SaysWhatAndWhere(string text, PulseFormat format, string message) =>
        Assert.StartsWith(message, Assert.Throws<InvalidDataException>(() => Pulses(text, format)).Message);

    [Fact]
    public void Read_SeveralProblems_ListsThemAll()
    {
        var message = Assert.Throws<InvalidDataException>(() => Pulses(
            Long.Replace("set,0,2,6", "set,0,2,x").Replace("reset,0,1,5", "reset,0,1,-5"))).Message;
        Assert.Equal(2, message.Split('\n').Length);
    }

    [Fact]
    public void Read_ManyProblems_ShowsTwentyAndCountsTheRest()
    {
        var rows = string.Concat(Enumerable.Range(0, 100).Select(row => $"set,{row},x\n"));
        var message = Assert.Throws<InvalidDataException>(() => Pulses("direction,pulse,conductance_S\n" + rows)).Message;
        Assert.EndsWith("d.csv: 80 more problems.", message);
    }

    [Fact]
    public void RetentionFile_PowerLaw_GivesTheExponent()
    {
        var rows = string.Concat(Enumerable.Range(0, 8).Select(i => FormattableString.Invariant($"a,{Math.Pow(10, i)},{50 * Math.Pow(10, -0.05 * i)}\n")));
        var series = Assert.Single(RetentionFile.Read(new StringReader("cell,time_s,conductance_uS\n" + rows), "r.csv"));
        var fit = RetentionFit.PowerLaw(series.Times, series.Conductances);
        Assert.Equal(-0.05, fit.Exponent.Value, 1e-9);
        Assert.Equal(50 * Si.Micro, fit.Start.Value, 1e-12);
        Assert.Equal(0, fit.ToRetention().Target);
    }

    [Theory]
    [InlineData("time_s,conductance_S\n1,2\n1,2\n2,1\n", "r.csv: line 3: times of 'cell' must ascend; 1 s follows 1 s.")]
    [InlineData("time,conductance_S\n1,2\n", "r.csv: column 'time' names no unit: write 'time_s' or 'time (s)' in the heading, or state it when reading; fitting are s, ms, us, ns, min, h or d.")]
    [InlineData("time_S,conductance_S\n1,2\n", "r.csv: column 'time_S' has the unit 'S', which is a conductance; fitting are s, ms, us, ns, min, h or d.")]
    [InlineData("time_s,conductance_S\n1,-2\n", "r.csv: line 2, column 'conductance_S': must be 0 or greater; got -2.")]
    public void RetentionFile_Wrong_SaysWhatAndWhere(string text, string message) =>
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => RetentionFile.Read(new StringReader(text), "r.csv")).Message);

    [Fact]
    public void BakeFile_CelsiusAndHours_AreKelvinAndSeconds()
    {
        var cell = Assert.Single(BakeFile.Read(new StringReader("temp_C,time_h,g_initial_uS,g_after_uS\n125,2,50,48\n"), "b.csv"));
        Assert.Equal(398.15, cell.Temperature, 1e-9);
        Assert.Equal(7200, cell.Time, 1e-9);
        Assert.Equal(-2 * Si.Micro, cell.After - cell.Before, 1e-15);
    }

    private static IReadOnlyList<PulseBranch> Pulses(string text, PulseFormat? format = null) =>
        PulseFile.Read(new StringReader(text), "d.csv", format);
}
