using System.IO.Enumeration;

namespace Cim.Kernel;

/// <summary>What was run since the kernel started, for the client's arrow keys and search.</summary>
internal sealed class InputHistory
{
    /// <summary>Number of this session; nothing is kept from one to the next.</summary>
    public const int Session = 1;

    private readonly Lock _gate = new();
    private readonly List<HistoryEntry> _entries = [];

    public void Add(HistoryEntry entry)
    {
        lock (_gate)
            _entries.Add(entry);
    }

    public IReadOnlyList<HistoryEntry> Tail(int count)
    {
        lock (_gate)
            return [.. _entries.TakeLast(Math.Max(0, count))];
    }

    /// <summary>Lines from <paramref name="start"/> up to but without <paramref name="stop"/>; session 0 and 1 are this one.</summary>
    public IReadOnlyList<HistoryEntry> Range(int session, int start, int? stop)
    {
        if (session is not (0 or Session))
            return [];
        lock (_gate)
            return [.. _entries.Where(entry => entry.Line >= start && (stop is null || entry.Line < stop))];
    }

    /// <summary>Last entries that match a pattern with <c>*</c> and <c>?</c>.</summary>
    public IReadOnlyList<HistoryEntry> Search(string pattern, int? count, bool unique)
    {
        lock (_gate)
        {
            var found = _entries.Where(entry => FileSystemName.MatchesSimpleExpression(pattern, entry.Code, ignoreCase: false));
            if (unique)
                found = found.Reverse().DistinctBy(entry => entry.Code).Reverse();
            return count is { } most ? [.. found.TakeLast(Math.Max(0, most))] : [.. found];
        }
    }
}
