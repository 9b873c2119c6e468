using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;

namespace CimKit.Notebooks.Running;

/// <summary>Gathers what one cell shows, as a notebook file holds it.</summary>
internal sealed class OutputCollector(DisplayTable displays, int executionCount) : ICellOutput
{
    private readonly List<JsonObject> _outputs = [];
    private readonly StringBuilder _text = new();
    private OutputStream _stream;
    private bool _clearOnNext;

    /// <summary>What the cell has shown.</summary>
    public ImmutableArray<JsonObject> Outputs()
    {
        lock (displays.Gate)
        {
            EndText();
            return [.. _outputs.Select(output => (JsonObject)output.DeepClone())];
        }
    }

    public void Write(OutputStream stream, string text)
    {
        lock (displays.Gate)
        {
            ClearIfDue();
            if (stream != _stream)
                EndText();
            _stream = stream;
            _text.Append(text);
        }
    }

    public void Display(MimeBundle bundle, string? displayId)
    {
        lock (displays.Gate)
        {
            var output = OutputJson.Display(bundle);
            Add(output);
            if (displayId is not null)
                displays.Add(displayId, output);
        }
    }

    public void Update(MimeBundle bundle, string displayId)
    {
        lock (displays.Gate)
            displays.Update(displayId, bundle);
    }

    public void Result(MimeBundle bundle)
    {
        lock (displays.Gate)
            Add(OutputJson.Result(bundle, executionCount));
    }

    public void Clear(bool wait)
    {
        lock (displays.Gate)
        {
            _clearOnNext = true;
            if (!wait)
                ClearIfDue();
        }
    }

    public string? ReadLine(string prompt, bool isPassword, CancellationToken cancellation) =>
        throw new NotSupportedException("The cell asks for input, but nobody is there to answer: the notebook runs by itself.");

    /// <summary>Records what stopped the cell.</summary>
    public void Fail(CellError error)
    {
        lock (displays.Gate)
            Add(OutputJson.Error(error));
    }

    private void Add(JsonObject output)
    {
        ClearIfDue();
        EndText();
        _outputs.Add(output);
    }

    private void ClearIfDue()
    {
        if (!_clearOnNext)
            return;
        _clearOnNext = false;
        _text.Clear();
        _outputs.Clear();
    }

    private void EndText()
    {
        if (_text.Length == 0)
            return;
        _outputs.Add(OutputJson.Stream(_stream, _text.ToString()));
        _text.Clear();
    }
}
