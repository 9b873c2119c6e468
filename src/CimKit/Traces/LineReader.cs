namespace CimKit.Traces;

/// <summary>Lines of a byte stream without their line end, one at a time, in bounded memory and without strings.</summary>
internal sealed class LineReader(Stream stream, int maximumLine)
{
    private byte[] buffer = new byte[Math.Min(1 << 18, maximumLine + 2)];
    private int start;
    private int end;
    private bool isAtEnd;

    /// <summary>Number of the line read last, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>True if the line read last was longer than allowed; reading cannot go on.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>The next line; valid until the next call.</summary>
    /// <returns>False at the end of the stream or if a line is too long.</returns>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var found = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (found >= 0)
                return Take(searched + found, 1, out line);
            searched = end - start;
            if (isAtEnd)
                return searched > 0 ? Take(searched, 0, out line) : Nothing(out line);
            if (searched > maximumLine)
            {
                Line++;
                IsTooLong = true;
                return Nothing(out line);
            }
            Fill();
        }
    }

    private static bool Nothing(out ReadOnlySpan<byte> line)
    {
        line = default;
        return false;
    }

    private bool Take(int length, int lineEnd, out ReadOnlySpan<byte> line)
    {
        line = buffer.AsSpan(start, length);
        if (line.EndsWith((ReadOnlySpan<byte>)"\r"u8))
            line = line[..^1];
        start += length + lineEnd;
        Line++;
        return true;
    }

    private void Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }
        if (end == buffer.Length)
            Array.Resize(ref buffer, (int)Math.Min((long)buffer.Length * 2, maximumLine + 2L));
        var read = stream.Read(buffer, end, buffer.Length - end);
        end += read;
        isAtEnd = read == 0;
    }
}
