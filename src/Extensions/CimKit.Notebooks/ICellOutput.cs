namespace CimKit.Notebooks;

/// <summary>Where a running cell's output goes: a Jupyter socket, a notebook file, a test. Called from any thread.</summary>
public interface ICellOutput
{
    /// <summary>Text the cell wrote to a console stream.</summary>
    void Write(OutputStream stream, string text);

    /// <summary>A value shown by the cell; with an id it can be updated later.</summary>
    void Display(MimeBundle bundle, string? displayId);

    /// <summary>A new picture of what was shown under <paramref name="displayId"/>, by this cell or an earlier one.</summary>
    void Update(MimeBundle bundle, string displayId);

    /// <summary>The value of the cell's last expression.</summary>
    void Result(MimeBundle bundle);

    /// <summary>Removes what the cell has shown so far; with <paramref name="wait"/> only when something new comes.</summary>
    void Clear(bool wait);

    /// <summary>Asks the user for a line; null if the input ended.</summary>
    /// <exception cref="NotSupportedException">Nobody can answer.</exception>
    string? ReadLine(string prompt, bool isPassword, CancellationToken cancellation);
}
