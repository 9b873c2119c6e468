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
        var design = document is null ? null : Object(document.RootElement, "$", kind.Contract.Of(kind.Standard.GetType()), kind.Standard);
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
            CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = kind.Contract.Options.MaxDepth,
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

    /// <summary>The standard part with the changes of the element, or the one it names with its changes.</summary>
    private object? Object(JsonElement element, string path, JsonTypeInfo type, object? standard) =>
        IsNamed(element, path, type.Type, out var named) ? named : Object(element, path, type, standard, isPreset: false);

    /// <summary>True if the element is the name of something or changes to it; what comes of it is null if that went wrong.</summary>
    private bool IsNamed(JsonElement element, string path, Type type, out object? value)
    {
        value = null;
        if (kind.Contract.NamesOf(type) is not { } names)
            return false;
        if (element.ValueKind == JsonValueKind.String)
        {
            value = Named(element, path, names);
            return true;
        }
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(JsonContract.Preset, out var preset))
            return false;
        if (Named(preset, $"{path}.{JsonContract.Preset}", names) is { } start)
            value = Object(element, path, kind.Contract.Of(start.GetType()), start, isPreset: true);
        return true;
    }

    private object? Object(JsonElement element, string path, JsonTypeInfo type, object? standard, bool isPreset)
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
            else if (!(name == JsonContract.Preset && isPreset) && !(name == JsonContract.Kind && IsKind(type.Type)) && !(path == "$" && name == SchemaName))
                Refuse(_places.Line(member), $"{path}.{JsonPlaces.Cut(name)}", $"is not known; there are {Names(type)}");
        }
        foreach (var missing in type.Properties.Where(property => property.IsRequired && !isPreset && !seen.Contains(property.Name)))
            Refuse(_places.Line(element), $"{path}.{missing.Name}", $"must be {AllowedValues.Words(missing, Copy(type, null))}; it is missing");
        return part;
    }

    private void Set(object part, JsonPropertyInfo property, JsonProperty member, string path)
    {
        if (kind.Contract.ElementOf(property.PropertyType) is { } family)
        {
            if (Parts(member.Value, path, family) is { } parts)
                property.Set!(part, parts);
            return;
        }
        var type = kind.Contract.Of(property.PropertyType);
        var value = kind.Contract.Families.ContainsKey(property.PropertyType) ? Part(member.Value, path, property.PropertyType, property.Get!(part))
            : type.Kind == JsonTypeInfoKind.Object ? Object(member.Value, path, type, property.Get!(part))
            : null;
        if (value is not null)
            property.Set!(part, value);
        else if (type.Kind != JsonTypeInfoKind.Object)
            SetPlain(part, property, member.Value, path);
    }

    /// <summary>Parts in a list; null if any of them is wrong.</summary>
    private Array? Parts(JsonElement element, string path, Type family)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            Refuse(_places.Line(element), path, $"must be a list; got {JsonPlaces.Show(element)}");
            return null;
        }
        var before = _problems.Count + _hidden;
        var parts = element.EnumerateArray().Select((entry, number) => Part(entry, $"{path}[{number}]", family, null)).ToList();
        if (_problems.Count + _hidden > before)
            return null;
        var list = Array.CreateInstance(family, parts.Count);
        for (var number = 0; number < parts.Count; number++)
            list.SetValue(parts[number], number);
        return list;
    }

    private object? Named(JsonElement element, string path, Func<string, object> find)
    {
        if (element.ValueKind != JsonValueKind.String)
            return Refuse(_places.Line(element), path, $"must be a name; got {JsonPlaces.Show(element)}");
        try
        {
            return find(element.GetString()!);
        }
        catch (ArgumentException error)
        {
            return Refuse(_places.Line(element), path, $"must be known: {error.Message.Split(" (Parameter", 2)[0].TrimEnd('.')}");
        }
    }

    /// <summary>A part of which there are several kinds.</summary>
    private object? Part(JsonElement element, string path, Type family, object? standard)
    {
        if (IsNamed(element, path, family, out var named))
            return named;
        if (element.ValueKind != JsonValueKind.Object)
            return Refuse(_places.Line(element), path, $"must be an object; got {JsonPlaces.Show(element)}");
        var kinds = kind.Contract.Families[family];
        var words = string.Join(", ", kinds.Select(kind => $"\"{kind.TypeDiscriminator}\""));
        if (!element.TryGetProperty(JsonContract.Kind, out var given))
            return Refuse(_places.Line(element), $"{path}.{JsonContract.Kind}", $"must be one of {words}; it is missing");
        var known = kinds.FirstOrDefault(kind => given.ValueKind == JsonValueKind.String && given.ValueEquals((string)kind.TypeDiscriminator!));
        return known.DerivedType is { } type
            ? Object(element, path, kind.Contract.Of(type), standard?.GetType() == type ? standard : null)
            : Refuse(_places.Line(given), $"{path}.{JsonContract.Kind}", $"must be one of {words}; got {JsonPlaces.Show(given)}");
    }

    private void SetPlain(object part, JsonPropertyInfo property, JsonElement element, string path)
    {
        try
        {
            if (element.ValueKind == JsonValueKind.Null && !AllowedValues.IsNullable(property))
                throw new JsonException();
            var value = element.Deserialize(property.PropertyType, kind.Contract.Options);
            if (AllowedValues.Choices(property) is { } choices && !choices.Contains((int)value!))
                throw new JsonException();
            property.Set!(part, value);
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            var scratch = Copy(kind.Contract.Of(part.GetType()), null);
            Refuse(_places.Line(element), path, $"must be {AllowedValues.Words(property, scratch)}; got {JsonPlaces.Show(element)}");
        }
    }

    private object Copy(JsonTypeInfo type, object? standard)
    {
        var copy = type.CreateObject!();
        standard ??= kind.Contract.StandardOf(type.Type);
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

    private bool IsKind(Type type) => kind.Contract.Families.Values.Any(kinds => kinds.Any(kind => kind.DerivedType == type));

    private string Names(JsonTypeInfo type) => string.Join(", ",
        (IsKind(type.Type) ? [JsonContract.Kind] : Array.Empty<string>()).Concat(type.Properties.Select(property => property.Name)));
}
