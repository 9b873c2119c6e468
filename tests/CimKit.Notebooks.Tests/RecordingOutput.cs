using System.Text;

namespace CimKit.Notebooks.Tests;

/// <summary>Remembers what a cell showed, in order.</summary>
internal sealed class RecordingOutput : ICellOutput
{
    private readonly Lock _gate = new();
    private readonly List<(string Kind, string Text, MimeBundle? Bundle, string? Id)> _events = [];

    public Queue<string?> Answers { get; } = new();

    public List<(string Prompt, bool IsPassword)> Questions { get; } = [];

    public IReadOnlyList<(string Kind, string Text, MimeBundle? Bundle, string? Id)> Events
    {
        get
        {
            lock (_gate)
                return [.. _events];
        }
    }

    public IEnumerable<string> Kinds => Events.Select(item => item.Kind);

    public string Out => Text("stdout");

    public string Error => Text("stderr");

    /// <summary>Plain text of the result; null if there was none.</summary>
    public string? Result => ResultBundle?.Data["text/plain"];

    public MimeBundle? ResultBundle => Events.LastOrDefault(item => item.Kind == "result").Bundle;

    public IReadOnlyList<MimeBundle> Displays => [.. Events.Where(item => item.Kind == "display").Select(item => item.Bundle!)];

    public void Write(OutputStream stream, string text) => Add(stream == OutputStream.Standard ? "stdout" : "stderr", text, null, null);

    public void Display(MimeBundle bundle, string? displayId) => Add("display", bundle.Data.GetValueOrDefault("text/plain", ""), bundle, displayId);

    public void Update(MimeBundle bundle, string displayId) => Add("update", bundle.Data.GetValueOrDefault("text/plain", ""), bundle, displayId);

    void ICellOutput.Result(MimeBundle bundle) => Add("result", bundle.Data["text/plain"], bundle, null);

    public void Clear(bool wait) => Add("clear", wait ? "wait" : "now", null, null);

    public string? ReadLine(string prompt, bool isPassword, CancellationToken cancellation)
    {
        Questions.Add((prompt, isPassword));
        return Answers.Count > 0 ? Answers.Dequeue() : throw new NotSupportedException("Nobody answers.");
    }

    private string Text(string kind)
    {
        var text = new StringBuilder();
        foreach (var item in Events)
            if (item.Kind == kind)
                text.Append(item.Text);
        return text.ToString();
    }

    private void Add(string kind, string text, MimeBundle? bundle, string? id)
    {
        lock (_gate)
            _events.Add((kind, text, bundle, id));
    }
}
