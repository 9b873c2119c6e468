namespace CimKit.Notebooks.Tests;

/// <summary>Running cells in one line.</summary>
internal static class SessionExtensions
{
    /// <summary>Runs a cell that must succeed.</summary>
    public static async Task<RecordingOutput> RunAsync(this NotebookSession session, string code)
    {
        var output = new RecordingOutput();
        var result = await session.ExecuteAsync(code, output, CancellationToken.None);
        Xunit.Assert.True(result.Succeeded, string.Join('\n', result.Error?.Traceback ?? []));
        return output;
    }

    /// <summary>Runs a cell that must fail.</summary>
    public static async Task<CellError> FailAsync(this NotebookSession session, string code)
    {
        var result = await session.ExecuteAsync(code, new RecordingOutput(), CancellationToken.None);
        Xunit.Assert.NotNull(result.Error);
        return result.Error;
    }

    /// <summary>The text of the value of a cell's last expression.</summary>
    public static async Task<string?> ValueAsync(this NotebookSession session, string code) => (await session.RunAsync(code)).Result;
}
