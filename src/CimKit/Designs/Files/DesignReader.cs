using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CimKit.Foundation;

namespace CimKit.Designs.Files;

/// <summary>Reads one document: changes to a standard design. Finds every problem, not only the first.</summary>
internal sealed class DesignReader(ReadOnlyMemory<byte> text, string source, DesignKind kind)
{
    private const int MaximumProblems = 50;
    private const string SchemaName = "$schema";

    private readonly JsonPlaces _places = new(text);
    private readonly List<string> _problems = [];
    private readonly HashSet<string> _wrongParts = new(StringComparer.Ordinal);
    private int _hidden;

    /// <exception cref="InvalidDesignException">Anything is wrong.</exception>
    internal object Read()
    {
        using var document = Parse();
        var design = document is null ? null : Object(document.RootElement, "$", DesignContract.Of(kind.Standard.GetType()), kind.Standard);
        if (design is not null && !(kind.IsJudgedWhole && _wrongParts.Count > 0))
            AddRules(design, document!.RootElement);
        if (_hidden > 0)
            _problems.Add($"{source}: {_hidden} more problems are not shown.");
        InvalidDesignException.ThrowIfAny($"{kind.Name} '{source}'", _problems);
        return design!;
    }

    private JsonDocument? Parse()
    {
        var rules = new JsonReaderOptions
        {
            CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = DesignContract.MaximumDepth,
        };
        try
        {
            if (_places.InvalidText(rules) is not { } line)
                return JsonDocument.Parse(text, new() { CommentHandling = rules.CommentHandling, AllowTrailingCommas = true, MaxDepth = rules.MaxDepth });
            _problems.Add($"{source} line {line}: holds text that is not valid Unicode.");
        }
        catch (JsonException error)
        {
            _problems.Add($"{source} line {(error.LineNumber ?? 0) + 1}: is not valid JSON: {error.Message.Split(" LineNumber:", 2)[0]}");
        }
        return null;
    }

    /// <summary>The standard part with the changes of the element.</summary>
    private object? Object(JsonElement element, string path, JsonTypeInfo type, object? standard)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return Refuse(_places.Line(element), path, $"must be an object; got {JsonPlaces.Show(element)}");
        var part = Copy(type, standard);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            var name = member.Name;
            if (!seen.Add(name))
                Refuse(_places.Line(member), $"{path}.{name}", "must be given once");
            else if (type.Properties.FirstOrDefault(property => property.Name == name) is { } property)
                Set(part, property, member, $"{path}.{name}");
            else if (!(name == DesignContract.Kind && IsKind(type.Type)) && !(path == "$" && name == SchemaName))
                Refuse(_places.Line(member), $"{path}.{JsonPlaces.Cut(name)}", $"is not known; there are {Names(type)}");
        }
        foreach (var missing in type.Properties.Where(property => property.IsRequired && !seen.Contains(property.Name)))
            Refuse(_places.Line(element), $"{path}.{missing.Name}", $"must be {AllowedValues.Words(missing, Copy(type, null))}; it is missing");
        return part;
    }

    private void Set(object part, JsonPropertyInfo property, JsonProperty member, string path)
    {
        var type = DesignContract.Of(property.PropertyType);
        var value = DesignContract.Families.ContainsKey(property.PropertyType) ? Part(member.Value, path, property.PropertyType, property.Get!(part))
            : type.Kind == JsonTypeInfoKind.Object ? Object(member.Value, path, type, property.Get!(part))
            : null;
        if (value is not null)
            property.Set!(part, value);
        else if (type.Kind != JsonTypeInfoKind.Object)
            SetPlain(part, property, member.Value, path);
    }

    /// <summary>A part of which there are several kinds.</summary>
    private object? Part(JsonElement element, string path, Type family, object? standard)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return Refuse(_places.Line(element), path, $"must be an object; got {JsonPlaces.Show(element)}");
        var kinds = DesignContract.Families[family];
        var words = string.Join(", ", kinds.Select(kind => $"\"{kind.TypeDiscriminator}\""));
        if (!element.TryGetProperty(DesignContract.Kind, out var given))
            return Refuse(_places.Line(element), $"{path}.{DesignContract.Kind}", $"must be one of {words}; it is missing");
        var known = kinds.FirstOrDefault(kind => given.ValueKind == JsonValueKind.String && given.ValueEquals((string)kind.TypeDiscriminator!));
        return known.DerivedType is { } type
            ? Object(element, path, DesignContract.Of(type), standard?.GetType() == type ? standard : null)
            : Refuse(_places.Line(given), $"{path}.{DesignContract.Kind}", $"must be one of {words}; got {JsonPlaces.Show(given)}");
    }

    private void SetPlain(object part, JsonPropertyInfo property, JsonElement element, string path)
    {
        try
        {
            if (element.ValueKind == JsonValueKind.Null && !AllowedValues.IsNullable(property))
                throw new JsonException();
            var value = element.Deserialize(property.PropertyType, DesignContract.Options);
            if (AllowedValues.Choices(property) is { } choices && !choices.Contains((int)value!))
                throw new JsonException();
            property.Set!(part, value);
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            var scratch = Copy(DesignContract.Of(part.GetType()), null);
            Refuse(_places.Line(element), path, $"must be {AllowedValues.Words(property, scratch)}; got {JsonPlaces.Show(element)}");
        }
    }

    private static object Copy(JsonTypeInfo type, object? standard)
    {
        var copy = type.CreateObject!();
        if (standard is null)
            return copy;
        foreach (var property in type.Properties)
            property.Set!(copy, property.Get!(standard));
        return copy;
    }

    /// <summary>Rules across properties, for parts that are themselves right: others would be judged by values nobody gave.</summary>
    private void AddRules(object design, JsonElement root)
    {
        foreach (var problem in kind.Problems(design))
        {
            var part = problem.Split(": ", 2) is [var first, _] && kind.Parts.TryGetValue(JsonNamingPolicy.CamelCase.ConvertName(first), out _)
                ? JsonNamingPolicy.CamelCase.ConvertName(first)
                : null;
            if (part is null ? _wrongParts.Count > 0 : _wrongParts.Contains(part) || kind.Parts[part].Any(_wrongParts.Contains))
                continue;
            var line = part is not null && root.TryGetProperty(part, out var element) ? _places.Line(element) : _places.Line(root);
            Add($"{source} line {line}: {(part is null ? $"$: {problem}" : $"$.{part}: {problem[(part.Length + 2)..]}")}");
        }
    }

    private object? Refuse(int line, string path, string problem)
    {
        _wrongParts.Add(path.Split('.', 3) is [_, var part, ..] ? part : "");
        Add($"{source} line {line}: {path} {problem}.");
        return null;
    }

    private void Add(string problem)
    {
        if (_problems.Count < MaximumProblems)
            _problems.Add(problem);
        else
            _hidden++;
    }

    private static bool IsKind(Type type) => DesignContract.Families.Values.Any(kinds => kinds.Any(kind => kind.DerivedType == type));

    private static string Names(JsonTypeInfo type) => string.Join(", ",
        (IsKind(type.Type) ? [DesignContract.Kind] : Array.Empty<string>()).Concat(type.Properties.Select(property => property.Name)));
}
