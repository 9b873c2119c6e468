using System.Text;
using CimKit.Foundation;

namespace CimKit.Inference.Sweeps;

/// <summary>Finished chips of a sweep, in memory and, if there is a path, in a file that is whole at any time.</summary>
/// <remarks>One line of JSON that says which sweep it is, then one a finished chip, each with a checksum; written anew after each chip.</remarks>
internal sealed class SweepJournal
{
    /// <summary>In place of a setting's number: integer software.</summary>
    public const int Software = -1;

    private const int MostBytes = 1 << 27;

    private readonly Dictionary<(int Setting, int Chip), ChipOutcome> outcomes = [];
    private readonly StringBuilder text = new();
    private readonly string? path;
    private readonly SweepIdentity identity;

    private SweepJournal(string? path, SweepIdentity identity) => (this.path, this.identity) = (path, identity);

    /// <summary>What the file holds so far; a new one if it is not there.</summary>
    /// <param name="path">The file; null for none.</param>
    /// <param name="identity">The sweep it must belong to.</param>
    /// <exception cref="InvalidDesignException">The file is damaged or belongs to another sweep; file and line are named.</exception>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    public static SweepJournal Open(string? path, SweepIdentity identity)
    {
        var journal = new SweepJournal(path, identity);
        if (path is not null && File.Exists(path))
            journal.Load(path);
        else
            journal.Append(SweepJournalLines.Header(identity));
        return journal;
    }

    /// <summary>What a chip did; null if it is not finished.</summary>
    public ChipOutcome? Find(int setting, int chip) => outcomes.TryGetValue((setting, chip), out var outcome) ? outcome : null;

    /// <summary>Keeps what a chip did.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Add(int setting, int chip, ChipOutcome outcome)
    {
        outcomes.Add((setting, chip), outcome);
        Append(SweepJournalLines.Entry(identity.Fingerprint, setting, chip, outcome));
    }

    private void Append(string line)
    {
        text.Append(line).Append('\n');
        if (path is not null)
            AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private void Load(string file)
    {
        var (name, subject) = (Path.GetFileName(file), $"Sweep journal '{file}'");
        if (new FileInfo(file).Length > MostBytes)
            throw new InvalidDesignException(subject, [$"{name}: must be at most {MostBytes} bytes long."]);
        var whole = File.ReadAllText(file);
        var lines = whole.Split('\n');
        InvalidDesignException.ThrowIfAny(subject, SweepJournalLines.HeaderProblems(lines[0], identity).Select(problem => $"{name} line 1: {problem}"));
        if (lines[^1].Length > 0)
            throw new InvalidDesignException(subject, [$"{name} line {lines.Length}: is cut off. {Advice}"]);
        for (var number = 1; number < lines.Length - 1; number++)
        {
            if (SweepJournalLines.Read(lines[number], identity) is not { } entry || !outcomes.TryAdd((entry.Setting, entry.Chip), entry.Outcome))
                throw new InvalidDesignException(subject, [$"{name} line {number + 1}: is damaged: it is no finished chip of this sweep, or comes twice. {Advice}"]);
        }
        text.Append(whole);
    }

    private const string Advice = "Cut the file before this line to go on from there, or delete it to begin anew.";
}
