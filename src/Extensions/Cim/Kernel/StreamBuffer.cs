using System.Text;
using CimKit.Notebooks;

namespace Cim.Kernel;

/// <summary>Gathers what a cell writes, so that 100,000 lines become a few messages: sent after 50 ms, at 256 Ki characters, or when asked.</summary>
internal sealed class StreamBuffer
{
    private const int Full = 1 << 18;
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(50);

    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();
    private readonly Action<OutputStream, string> _send;
    private readonly Timer _timer;
    private OutputStream _stream;

    public StreamBuffer(Action<OutputStream, string> send)
    {
        _send = send;
        _timer = new Timer(_ => Flush());
    }

    public void Write(OutputStream stream, string text)
    {
        lock (_gate)
        {
            if (stream != _stream)
                SendGathered();
            _stream = stream;
            if (_text.Length == 0)
                _timer.Change(Delay, Timeout.InfiniteTimeSpan);
            _text.Append(text);
            if (_text.Length >= Full)
                SendGathered();
        }
    }

    /// <summary>Sends what is gathered, then runs <paramref name="next"/> before anything else can be written.</summary>
    public void Flush(Action? next = null)
    {
        lock (_gate)
        {
            SendGathered();
            next?.Invoke();
        }
    }

    private void SendGathered()
    {
        if (_text.Length == 0)
            return;
        _send(_stream, _text.ToString());
        _text.Clear();
    }
}
