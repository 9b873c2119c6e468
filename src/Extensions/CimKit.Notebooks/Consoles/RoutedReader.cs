using CimKit.Notebooks.Execution;

namespace CimKit.Notebooks.Consoles;

/// <summary>Standard input that asks the running cell's user, or the process's own input where no cell runs.</summary>
internal sealed class RoutedReader(TextReader fallback) : TextReader
{
    private string _line = "";
    private int _position;

    public override string? ReadLine()
    {
        if (RunningCell.OfCaller is not { } cell)
            return fallback.ReadLine();
        if (_position < _line.Length)
        {
            var rest = _line[_position..].TrimEnd('\n');
            _position = _line.Length;
            return rest;
        }

        return cell.Output.ReadLine("", isPassword: false, cell.Interrupt);
    }

    public override int Read()
    {
        var next = Peek();
        if (next >= 0 && RunningCell.OfCaller is not null)
            _position++;
        return RunningCell.OfCaller is null ? fallback.Read() : next;
    }

    public override int Peek()
    {
        if (RunningCell.OfCaller is null)
            return fallback.Peek();
        if (_position >= _line.Length)
        {
            if (ReadLine() is not { } line)
                return -1;
            _line = line + "\n";
            _position = 0;
        }

        return _line[_position];
    }

    public override string ReadToEnd()
    {
        if (RunningCell.OfCaller is null)
            return fallback.ReadToEnd();
        var lines = new List<string>();
        while (ReadLine() is { } line)
            lines.Add(line + "\n");
        return string.Concat(lines);
    }
}
