using System.Text;
using CimKit.Notebooks.Execution;

namespace CimKit.Notebooks.Consoles;

/// <summary>A console stream that goes to the running cell, or to the process's own stream where no cell runs.</summary>
internal sealed class RoutedWriter : TextWriter
{
    private readonly OutputStream _stream;
    private readonly TextWriter _fallback;

    public RoutedWriter(OutputStream stream, TextWriter fallback)
    {
        (_stream, _fallback) = (stream, fallback);
        // A cell's text is the same on every platform.
        CoreNewLine = ['\n'];
    }

    public override Encoding Encoding => _fallback.Encoding;

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (RunningCell.OfCaller is { } cell)
            cell.Output.Write(_stream, buffer);
        else
            _fallback.Write(buffer);
    }

    public override void WriteLine(string? value) => WriteLine(value.AsSpan());

    public override void WriteLine(ReadOnlySpan<char> buffer)
    {
        if (RunningCell.OfCaller is { } cell)
            cell.Output.Write(_stream, string.Concat(buffer, "\n"));
        else
            _fallback.WriteLine(buffer);
    }

    public override void Flush()
    {
        if (RunningCell.OfCaller is { } cell)
            cell.Output.Flush();
        else
            _fallback.Flush();
    }
}
