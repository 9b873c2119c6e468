namespace CimKit.Data;

/// <summary>Reads a binary stream and says where it is wrong: file, offset, expected, got.</summary>
internal sealed class CheckedReader(Stream stream, string name)
{
    private const int FirstPiece = 1 << 16;

    private InvalidDataException? _own;

    /// <summary>Bytes read so far, after unpacking.</summary>
    public long Offset { get; private set; }

    /// <summary>The next bytes, exactly that many; memory grows with what is there, not with what is asked for.</summary>
    /// <exception cref="InvalidDataException">The file ends before.</exception>
    public byte[] Exactly(long count, string what)
    {
        var start = Offset;
        var bytes = new byte[Math.Min(count, FirstPiece)];
        var length = 0;
        while (length < count)
        {
            if (length == bytes.Length)
                Array.Resize(ref bytes, (int)Math.Min(count, bytes.Length * 2L));
            var read = stream.Read(bytes, length, bytes.Length - length);
            if (read == 0)
                throw Wrong(start, $"{what}, {count} bytes", $"the end of the file after {length} bytes");
            length += read;
            Offset += read;
        }
        return bytes;
    }

    /// <summary>Refuses bytes after the end.</summary>
    public void ExpectEnd()
    {
        if (stream.Read(new byte[1], 0, 1) > 0)
            throw Wrong(Offset, "the end of the file", "more bytes");
    }

    /// <summary>The exception for what was found at an offset.</summary>
    public InvalidDataException Wrong(long offset, string expected, string got) =>
        _own = new InvalidDataException($"{name}, offset {offset}: expected {expected}; got {got}.");

    /// <summary>True if this reader made the exception.</summary>
    public bool IsOwn(InvalidDataException exception) => ReferenceEquals(exception, _own);
}
