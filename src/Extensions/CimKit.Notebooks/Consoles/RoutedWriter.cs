using System.Text;
using CimKit.Notebooks.Execution;

namespace CimKit.Notebooks.Consoles;

/// <summary>A console stream that goes to the running cell, or to the process's own stream where no cell runs.</summary>
internal sealed class RoutedWriter(OutputStream stream, TextWriter fallback) : TextWriter
{
    public override Encoding Encoding => fallback.Encoding;

    /// <summary>The process's own stream.</summary>
    public TextWriter Fallback => fallback;

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (RunningCell.Current is { } cell)
            cell.Output.Write(stream, buffer);
        else
            fallback.Write(buffer);
    }

    public override void WriteLine(string? value) => WriteLine(value.AsSpan());

    public override void WriteLine(ReadOnlySpan<char> buffer)
    {
        if (RunningCell.Current is { } cell)
            cell.Output.Write(stream, string.Concat(buffer, CoreNewLine));
        else
            fallback.WriteLine(buffer);
    }

    public override void Flush()
    {
        if (RunningCell.Current is { } cell)
            cell.Output.Flush();
        else
            fallback.Flush();
    }
}
