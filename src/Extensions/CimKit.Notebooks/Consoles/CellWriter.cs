using System.Text;

namespace CimKit.Notebooks.Consoles;

/// <summary>A cell's output in order: console text gathered into few large pieces, everything else after the text before it.</summary>
/// <remarks>
/// Text goes out after <see cref="Delay"/> or when <see cref="Capacity"/> characters wait; the writing thread then waits for
/// the receiver, which bounds memory under a flood. Safe from any thread, also after the cell has ended.
/// </remarks>
internal sealed class CellWriter
{
    private const int Capacity = 32 * 1024;
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(50);

    private readonly ICellOutput _output;
    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();
    private OutputStream _stream;
    private Timer? _timer;
    private bool _timerRuns;
    private bool _closed;

    public CellWriter(ICellOutput output) => _output = output;

    public void Write(OutputStream stream, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return;
        lock (_gate)
        {
            if (stream != _stream)
                FlushText();
            _stream = stream;
            _text.Append(text);
            if (_closed || _text.Length >= Capacity)
                FlushText();
            else
                StartTimer();
        }
    }

    public void Flush()
    {
        lock (_gate)
            FlushText();
    }

    /// <summary>Sends something that is not console text, after all text written before.</summary>
    public void Send(Action<ICellOutput> message)
    {
        lock (_gate)
        {
            FlushText();
            message(_output);
        }
    }

    /// <summary>Asks the user; what was printed before is on the screen by then. Does not hold up other writers.</summary>
    public string? ReadLine(string prompt, bool isPassword, CancellationToken cancellation)
    {
        Flush();
        return _output.ReadLine(prompt, isPassword, cancellation);
    }

    /// <summary>Sends what waits; later text goes out at once.</summary>
    public void Close()
    {
        lock (_gate)
        {
            FlushText();
            _closed = true;
            _timer?.Dispose();
            _timer = null;
        }
    }

    private void FlushText()
    {
        if (_text.Length == 0)
            return;
        var text = _text.ToString();
        _text.Clear();
        _output.Write(_stream, text);
    }

    private void StartTimer()
    {
        if (_timer is null)
        {
            using var flow = ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow();
            _timer = new Timer(static writer => ((CellWriter)writer!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        if (!_timerRuns)
        {
            _timerRuns = true;
            _timer.Change(Delay, Timeout.InfiniteTimeSpan);
        }
    }

    private void OnTimer()
    {
        lock (_gate)
        {
            _timerRuns = false;
            FlushText();
        }
    }
}
