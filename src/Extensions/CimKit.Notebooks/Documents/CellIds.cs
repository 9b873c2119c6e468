using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace CimKit.Notebooks.Documents;

/// <summary>Names for cells that have none: the same text at the same place always gets the same name.</summary>
internal static class CellIds
{
    private const int Length = 8;

    /// <summary>Cells with names; those that have one keep it.</summary>
    public static ImmutableArray<NotebookCell> Assign(ImmutableArray<NotebookCell> cells)
    {
        var taken = cells.Select(cell => cell.Id).OfType<string>().ToHashSet();
        return [.. cells.Select((cell, index) => cell.Id is null ? cell with { Id = New($"{index}\n{cell.Source}", taken) } : cell)];
    }

    private static string New(string text, HashSet<string> taken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(attempt == 0 ? text : $"{attempt}\n{text}"));
            var id = Convert.ToHexStringLower(hash)[..Length];
            if (taken.Add(id))
                return id;
        }
    }
}
