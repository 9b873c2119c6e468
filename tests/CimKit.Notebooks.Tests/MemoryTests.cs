using Xunit;

namespace CimKit.Notebooks.Tests;

/// <summary>Alone in the process, so that the heap is the session's.</summary>
[Collection(nameof(AloneCollection))]
public sealed class MemoryTests
{
    /// <summary>Bytes; some 40 kB a cell, which is what the compiler keeps for a submission.</summary>
    private const long AllowedGrowth = 40_000_000;

    [Fact]
    public async Task Session_ThousandCells_StaysSmall()
    {
        await using var session = new NotebookSession(new SessionOptions());
        var atHundred = 0L;
        for (var cell = 1; cell <= 1000; cell++)
        {
            var value = await session.ValueAsync($"var v{cell} = {cell}; Func<int, int> add{cell} = n => n + v{cell}; Console.Write(v{cell}); add{cell}(1)");
            Assert.Equal($"{cell + 1}", value);
            if (cell == 100)
                atHundred = Managed();
        }

        var growth = Managed() - atHundred;
        Assert.True(growth < AllowedGrowth, $"{growth / 1e6:0} MB");
        Assert.Equal("1501", await session.ValueAsync("v500 + add1000(0) + v1"));
    }

    private static long Managed()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
