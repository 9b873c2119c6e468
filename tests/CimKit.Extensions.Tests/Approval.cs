namespace CimKit.Extensions.Tests;

/// <summary>Compares text with an approved file; a difference leaves the new text beside it.</summary>
public static class Approval
{
    /// <summary>Fails with the first differing line; the new text stands in <c>NAME.received.EXT</c>.</summary>
    public static void Verify(string text, string name)
    {
        var folder = Path.Combine(Root(), "Approved");
        var approved = Path.Combine(folder, name);
        var received = Path.Combine(folder, Path.GetFileNameWithoutExtension(name) + ".received" + Path.GetExtension(name));
        var expected = File.Exists(approved) ? File.ReadAllText(approved).ReplaceLineEndings("\n") : null;
        if (expected == text)
        {
            File.Delete(received);
            return;
        }
        File.WriteAllText(received, text);
        Assert.Fail($"{name} {(expected is null ? "is not approved yet" : Difference(expected, text))}. If the new text is right, replace {name} by {Path.GetFileName(received)}.");
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CimKit.Extensions.Tests.csproj")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The test project's folder is gone.");
        return folder;
    }

    private static string Difference(string expected, string actual)
    {
        var (old, now) = (expected.Split('\n'), actual.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(old.Length, now.Length)).First(i => Line(old, i) != Line(now, i));
        return $"differs first in line {line + 1}:\n  approved: {Cut(Line(old, line))}\n  received: {Cut(Line(now, line))}\n";
    }

    private static string Line(string[] lines, int index) => index < lines.Length ? lines[index] : "(end)";

    private static string Cut(string line) => line.Length <= 200 ? line : line[..200] + "…";
}
