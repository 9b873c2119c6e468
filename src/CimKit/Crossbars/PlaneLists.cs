using System.Numerics;

namespace CimKit.Crossbars;

/// <summary>The look-up lists of a batch of input vectors: [array][vector][plane].</summary>
internal sealed class PlaneLists
{
    private readonly LayerTiling tiling;
    private readonly int batch;
    private readonly int capacity;
    private readonly ushort[] entries;
    private readonly (ushort Length, ushort Active)[] counts;

    /// <param name="tiling">The layer.</param>
    /// <param name="batch">Most vectors.</param>
    public PlaneLists(LayerTiling tiling, int batch)
    {
        (this.tiling, this.batch, capacity) = (tiling, batch, InputLists.Capacity(tiling.WordsOf(0)));
        var lists = tiling.Arrays * batch * tiling.Input.Planes;
        (entries, counts) = (new ushort[lists * capacity + InputLists.Slack], new (ushort, ushort)[lists]);
    }

    /// <summary>Lists the active groups of every vector.</summary>
    /// <param name="inputs">Vector after vector.</param>
    /// <param name="count">Number of vectors.</param>
    /// <param name="packed">Room for the planes of one array.</param>
    public void Load(ReadOnlySpan<byte> inputs, int count, ulong[] packed)
    {
        for (var array = 0; array < tiling.Arrays; array++)
        {
            var (words, rows) = (tiling.WordsOf(array), tiling.RowsOf(array));
            for (var vector = 0; vector < count; vector++)
            {
                InputBits.Pack(
                    inputs.Slice(vector * tiling.Rows + array * tiling.ArrayRows, rows), tiling.Input.Planes, words, packed);
                for (var plane = 0; plane < tiling.Input.Planes; plane++)
                    Write(Index(array, vector, plane), packed.AsSpan(plane * words, words));
            }
        }
    }

    /// <summary>First entry of the list of a plane, with its length and the number of active rows.</summary>
    public ref ushort Find(int array, int vector, int plane, out int length, out int active)
    {
        var index = Index(array, vector, plane);
        (length, active) = counts[index];
        return ref entries[index * capacity];
    }

    private int Index(int array, int vector, int plane) => (array * batch + vector) * tiling.Input.Planes + plane;

    private void Write(int index, ReadOnlySpan<ulong> words)
    {
        var active = 0;
        foreach (var word in words)
            active += BitOperations.PopCount(word);
        var length = active == 0 ? 0 : InputLists.Write(words, entries.AsSpan(index * capacity, capacity + InputLists.Slack));
        counts[index] = ((ushort)length, (ushort)active);
    }
}
