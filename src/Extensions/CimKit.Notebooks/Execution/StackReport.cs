using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using CimKit.Notebooks.Scripting;
using CimKit.Notebooks.Views;

namespace CimKit.Notebooks.Execution;

/// <summary>The stack of an exception as the author of the cells knows it.</summary>
internal sealed partial class StackReport(SourceFiles sources)
{
    private const int Most = 30;

    private static readonly string[] Machinery =
        ["System.Runtime.CompilerServices", "System.Runtime.ExceptionServices", "System.Threading", "System.Reflection"];

    /// <summary>Innermost call first; what lies below the cells' own code is left out.</summary>
    public IReadOnlyList<StackLine> Frames(Exception exception)
    {
        var lines = new StackTrace(exception, fNeedFileInfo: true).GetFrames().Select(Line).OfType<StackLine>().ToList();
        var last = lines.FindLastIndex(line => line.Source is not null);
        if (last >= 0)
            lines.RemoveRange(last + 1, lines.Count - last - 1);
        if (lines.Count > Most)
        {
            var omitted = lines.Count - Most;
            lines.RemoveRange(Most / 2, omitted);
            lines.Insert(Most / 2, new StackLine($"… ({omitted} more calls)", null, null));
        }

        return lines;
    }

    [GeneratedRegex(@"^<(?<name>.*)>(?<kind>[a-z])__(?:(?<local>[^|]*)\|)?", RegexOptions.CultureInvariant)]
    private static partial Regex Generated { get; }

    private StackLine? Line(StackFrame frame)
    {
        if (frame.GetMethod() is not { } method || method.DeclaringType?.Assembly is { } own && own == typeof(StackReport).Assembly)
            return null;
        var isCell = method.DeclaringType is { } type && AssemblyLoadContext.GetLoadContext(type.Assembly) is SubmissionContext;
        if (!isCell)
            return IsMachinery(method) || !IsVisible(method) ? null : new StackLine($"at {Name(method)}", null, null);
        var name = Name(method);
        var source = frame.GetFileName();
        if (source is null || !sources.Contains(source) || frame.GetFileLineNumber() == 0)
            return name.Length == 0 || name.Contains("<Factory>", StringComparison.Ordinal) ? null : new StackLine($"at {name}", null, null);
        var place = $"{source}, line {frame.GetFileLineNumber()}";
        return new StackLine(name.Length == 0 ? $"at {place}" : $"at {name} in {place}", source, frame.GetFileLineNumber());
    }

    private static bool IsVisible(MethodBase method) => method is { IsPublic: true, DeclaringType.IsVisible: true };

    private static bool IsMachinery(MethodBase method) =>
        method.DeclaringType is { Namespace: { } name } && Machinery.Any(machinery => name.StartsWith(machinery, StringComparison.Ordinal));

    /// <summary>The method as it was written; empty for the body of a cell.</summary>
    private static string Name(MethodBase method)
    {
        var type = method.DeclaringType;
        var name = method.Name;
        // The body of an async method or an iterator is the method MoveNext of a class named after it.
        if (name == "MoveNext" && type is not null && Generated.Match(type.Name) is { Success: true } machine)
            (name, type) = (machine.Groups["name"].Value, type.DeclaringType);
        var match = Generated.Match(name);
        if (name is "<Initialize>" or "<Factory>")
            return "";
        if (match.Success)
            name = match.Groups["kind"].Value switch
            {
                "g" => match.Groups["local"].Value,
                _ when match.Groups["name"].Value is "<Initialize>" or "" => "lambda",
                _ => $"lambda in {match.Groups["name"].Value}",
            };
        while (type is not null && type.Name.StartsWith('<'))
            type = type.DeclaringType;
        var owner = type is null || TypeNames.IsCellClass(type) ? "" : TypeNames.Full(type) + ".";
        var parameters = match.Success || method.Name == "MoveNext" ? "" : string.Join(", ", method.GetParameters().Select(parameter => $"{TypeNames.Of(parameter.ParameterType)} {parameter.Name}"));
        return name.StartsWith("lambda", StringComparison.Ordinal) ? name : $"{owner}{name}({parameters})";
    }
}
