using CimKit.Notebooks;

namespace Cim.Kernel;

/// <summary>Keeps an expression's value; whatever else it shows is not wanted.</summary>
internal sealed class ExpressionOutput : ICellOutput
{
    public MimeBundle? Value { get; private set; }

    public void Write(OutputStream stream, string text)
    {
    }

    public void Display(MimeBundle bundle, string? displayId)
    {
    }

    public void Update(MimeBundle bundle, string displayId)
    {
    }

    public void Result(MimeBundle bundle) => Value = bundle;

    public void Clear(bool wait)
    {
    }

    public string? ReadLine(string prompt, bool isPassword, CancellationToken cancellation) =>
        throw new NotSupportedException("An expression cannot read a line.");
}
