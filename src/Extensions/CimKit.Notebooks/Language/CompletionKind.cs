namespace CimKit.Notebooks.Language;

/// <summary>What a completion stands for; the names Jupyter front ends know as <c>_jupyter_types_experimental</c>.</summary>
public enum CompletionKind
{
    /// <summary>A language keyword.</summary>
    Keyword,

    /// <summary>A class or record class.</summary>
    Class,

    /// <summary>A struct.</summary>
    Struct,

    /// <summary>An interface.</summary>
    Interface,

    /// <summary>An enum type.</summary>
    Enum,

    /// <summary>A delegate type.</summary>
    Delegate,

    /// <summary>A namespace.</summary>
    Namespace,

    /// <summary>A method or local function.</summary>
    Method,

    /// <summary>A property.</summary>
    Property,

    /// <summary>A field or a constant, enum members included.</summary>
    Field,

    /// <summary>An event.</summary>
    Event,

    /// <summary>A local variable, a parameter or a variable of an earlier cell.</summary>
    Variable,

    /// <summary>A magic command such as <c>#!time</c>.</summary>
    Magic,

    /// <summary>A file or folder inside a directive.</summary>
    Path,
}
