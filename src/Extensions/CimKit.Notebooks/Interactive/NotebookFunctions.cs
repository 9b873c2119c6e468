using System.ComponentModel;
using CimKit.Notebooks.Execution;
using Microsoft.AspNetCore.Html;

namespace CimKit.Notebooks.Interactive;

/// <summary>What cells may call without naming a class; the words are those of .NET Interactive.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NotebookFunctions
{
    /// <summary>Shows a value under the cell.</summary>
    /// <param name="value">Anything; formatted by the formatter of its type.</param>
    /// <param name="mimeTypes">Representations to show; none for those its type prefers.</param>
    public static DisplayedValue display(object? value, params string[] mimeTypes) => Place().Show(value, mimeTypes);

    /// <summary>Text that is shown as HTML; it is not escaped.</summary>
    public static IHtmlContent HTML(string content) => new HtmlString(content);

    /// <summary>Removes what the cell has shown so far.</summary>
    /// <param name="wait">True to remove it only when something new is shown, which avoids flicker.</param>
    public static void clear_output(bool wait = false) => Running().Output.Send(output => output.Clear(wait));

    /// <summary>Asks the user for a line of text.</summary>
    /// <exception cref="NotSupportedException">Nobody can answer.</exception>
    public static string input(string prompt = "") => Ask(prompt, isPassword: false);

    /// <summary>Asks the user for a line of text that is not shown while it is typed.</summary>
    /// <exception cref="NotSupportedException">Nobody can answer.</exception>
    public static string password(string prompt = "") => Ask(prompt, isPassword: true);

    internal static NotebookDisplay Place() => NotebookDisplay.Current ?? throw NoCell();

    private static string Ask(string prompt, bool isPassword)
    {
        var cell = Running();
        return cell.Output.ReadLine(prompt, isPassword, cell.Interrupt) ?? "";
    }

    private static RunningCell Running() => RunningCell.Current ?? throw NoCell();

    private static InvalidOperationException NoCell() => new("This works only while a notebook cell runs.");
}
