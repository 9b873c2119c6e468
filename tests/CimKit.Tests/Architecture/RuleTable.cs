namespace CimKit.Tests.Architecture;

/// <summary>The dependency table of <c>src/CimKit/README.md</c>.</summary>
internal sealed class RuleTable
{
    private readonly Dictionary<string, HashSet<string>> rows;

    private RuleTable(Dictionary<string, HashSet<string>> rows) => this.rows = rows;

    public IEnumerable<string> Areas => rows.Keys;

    public static RuleTable Read() => Parse(File.ReadAllLines(Repository.PathTo("src", "CimKit", "README.md")));

    public static RuleTable Parse(IEnumerable<string> lines) => new(lines
        .SkipWhile(line => !line.StartsWith("| Area |", StringComparison.Ordinal)).Skip(2)
        .TakeWhile(line => line.StartsWith('|'))
        .Select(line => line.Trim('|').Split('|'))
        .ToDictionary(cells => cells[0].Trim(), cells => Names(cells[1])));

    /// <summary>The area of a namespace such as <c>CimKit.Neural.Training</c>; null if no row covers it.</summary>
    public string? AreaOf(string fullNamespace)
    {
        var inner = fullNamespace.Length > "CimKit.".Length ? fullNamespace["CimKit.".Length..] : "";
        return rows.Keys
            .Where(area => inner == area || inner.StartsWith(area + ".", StringComparison.Ordinal))
            .MaxBy(area => area.Length);
    }

    public bool Allows(string area, string used) => area == used || rows[area].Contains(used);

    private static HashSet<string> Names(string cell) =>
        cell.Split(',').Select(name => name.Trim()).Where(name => name is not ("–" or "")).ToHashSet();
}
