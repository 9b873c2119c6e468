using CimKit.Foundation;
using CimKit.Inference.Sweeps;
using Xunit;

namespace CimKit.Tests.Inference.Sweeps;

public sealed class SweepJournalTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cimkit-journal-").FullName;

    private string Journal => Path.Combine(folder, "run.jsonl");

    /// <summary>Killed again and again at random moments until it comes through: the same numbers as in one go.</summary>
    [Fact]
    public void Run_KilledAtRandomMoments_GivesTheNumbersOfOneGo()
    {
        var expected = SweepCase.Numbers(SweepCase.Run()).ToList();
        var random = new SeedTree(5)["kills"].ToRandom();
        var (kills, resumed) = (0, 0);
        for (var trial = 0; trial < 20; trial++)
        {
            File.Delete(Journal);
            for (SweepResult? result = null; result is null;)
            {
                resumed += File.Exists(Journal) && File.ReadAllLines(Journal).Length > 1 ? 1 : 0;
                using var kill = new Kill(random.NextDouble() * 1.2);
                try
                {
                    result = SweepCase.Run(journal: Journal, threads: 1 + random.Next(2), progress: kill, cancellation: kill.Token);
                    Assert.Equal(expected, SweepCase.Numbers(result));
                }
                catch (OperationCanceledException)
                {
                    kills++;
                }
            }
            Assert.Equal(1 + 1 + 8, File.ReadAllLines(Journal).Length);
            Assert.Equal([Journal], Directory.GetFiles(folder));
        }
        Assert.True(kills >= 20 && resumed >= 10, $"{kills} kills and {resumed} resumptions do not test anything.");
    }

    [Fact]
    public void Run_FinishedJournal_EvaluatesNothing()
    {
        var first = SweepCase.Run(journal: Journal);
        var reports = new List<double>();
        using var none = new CancellationTokenSource();
        var second = SweepCase.Run(journal: Journal, progress: new Kill(2, reports), cancellation: none.Token);

        Assert.Equal(SweepCase.Numbers(first), SweepCase.Numbers(second));
        Assert.Empty(reports);
    }

    /// <summary>Cut at every byte: either a state that the file once had, and the sweep goes on from it, or an error with the line.</summary>
    [Fact]
    public void Run_TruncatedJournal_IsRefusedOrGoesOn()
    {
        var expected = SweepCase.Numbers(SweepCase.Run(journal: Journal)).ToList();
        var whole = File.ReadAllBytes(Journal);
        var random = new SeedTree(6)["cuts"].ToRandom();
        var cuts = Enumerable.Range(0, 12).Select(_ => random.Next(whole.Length)).Append(0).Append(whole.AsSpan().IndexOf((byte)'\n') + 1).Append(whole.Length - 1);
        foreach (var cut in cuts)
        {
            File.WriteAllBytes(Journal, whole[..cut]);
            var lines = whole[..cut].Count(letter => letter == '\n');
            if (cut > 0 && whole[cut - 1] == '\n')
                Assert.Equal(expected, SweepCase.Numbers(SweepCase.Run(journal: Journal)));
            else
                Assert.StartsWith($"run.jsonl line {lines + 1}: ", Refused(), StringComparison.Ordinal);
        }
    }

    /// <summary>A changed digit anywhere is found: no journal gives other numbers than the sweep itself.</summary>
    [Fact]
    public void Run_ChangedByte_IsRefusedWithItsLine()
    {
        SweepCase.Run(journal: Journal);
        var whole = File.ReadAllBytes(Journal);
        var random = new SeedTree(7)["changes"].ToRandom();
        for (var trial = 0; trial < 40; trial++)
        {
            var place = random.Next(whole.Length);
            var changed = (byte[])whole.Clone();
            changed[place] = (byte)(whole[place] == '7' ? '8' : '7');
            File.WriteAllBytes(Journal, changed);
            var line = 1 + whole[..place].Count(letter => letter == '\n');
            Assert.StartsWith($"run.jsonl line {line}: ", Refused(), StringComparison.Ordinal);
            Assert.Equal(changed, File.ReadAllBytes(Journal));
        }
    }

    [Fact]
    public void Run_JournalOfAnotherSweep_NamesWhatDiffers()
    {
        SweepCase.Run(journal: Journal);

        var seed = Assert.Throws<InvalidDesignException>(() => SweepCase.Run(design: SweepCase.Design with { Seed = 9 }, journal: Journal));
        Assert.Contains("run.jsonl line 1: the journal belongs to another sweep: seed must be 9; got 1.", seed.Problems);
        var options = Assert.Throws<InvalidDesignException>(() => SweepCase.Run(SweepCase.Options with { Chips = 3 }, journal: Journal));
        Assert.StartsWith("run.jsonl line 1: the journal belongs to another sweep: options must be ", options.Problems.Single(), StringComparison.Ordinal);
        var images = Assert.Throws<InvalidDesignException>(() => AccuracySweep.Run(
            SweepCase.Network, SweepCase.Design, SweepCase.Images, SweepCase.Images.Take(15), SweepCase.Options, 1, Journal));
        Assert.Equal(["images", "calibration"], images.Problems.Select(problem => problem.Split(": ")[2].Split(' ')[0]));
        var weights = SweepCase.Network with { InputCodesPerUnit = 100 };
        Assert.Contains("weights must be", Assert.Throws<InvalidDesignException>(() => AccuracySweep.Run(
            weights, SweepCase.Design, SweepCase.Calibration, SweepCase.Images, SweepCase.Options, 1, Journal)).Problems.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FileThatIsNoJournal_IsRefusedAndKept()
    {
        File.WriteAllText(Journal, "notes of mine\n");
        Assert.StartsWith("run.jsonl line 1: must be the first line of a sweep journal", Refused(), StringComparison.Ordinal);
        Assert.Equal("notes of mine\n", File.ReadAllText(Journal));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Refused() => Assert.Throws<InvalidDesignException>(() => SweepCase.Run(journal: Journal)).Problems[0];

    /// <summary>Cancels when a part of the work is done.</summary>
    private sealed class Kill(double at, List<double>? reports = null) : IProgress<double>, IDisposable
    {
        private readonly CancellationTokenSource source = new();

        public CancellationToken Token => source.Token;

        public void Report(double value)
        {
            reports?.Add(value);
            if (value >= at)
                source.Cancel();
        }

        public void Dispose() => source.Dispose();
    }
}
