namespace CimKit.Traces;

/// <summary>Texts of weights that were read before, with their codes: a file holds few different ones. A text may push out another.</summary>
internal sealed class KnownWeights
{
    private const int Bits = 12;
    private readonly (ulong Head, ushort Tail, short Code)[] entries = new (ulong, ushort, short)[1 << Bits];

    /// <summary>Code of a text of ten characters; false if it is not known.</summary>
    /// <param name="head">The first eight bytes; never 0 in a text.</param>
    /// <param name="tail">The other two.</param>
    /// <param name="code">Its code.</param>
    public bool TryFind(ulong head, ushort tail, out short code)
    {
        ref var entry = ref entries[Place(head, tail)];
        code = entry.Code;
        return entry.Head == head && entry.Tail == tail && head != 0;
    }

    /// <summary>Remembers a text.</summary>
    public void Add(ulong head, ushort tail, short code) => entries[Place(head, tail)] = (head, tail, code);

    private static int Place(ulong head, ushort tail) => (int)((head ^ ((ulong)tail << 5)) * 0x9E3779B97F4A7C15 >> (64 - Bits));
}
