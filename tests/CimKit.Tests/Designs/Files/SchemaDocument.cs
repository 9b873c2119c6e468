using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CimKit.Designs;
using CimKit.Designs.Files;
using CimKit.Foundation;
using Xunit;

namespace CimKit.Tests.Designs.Files;

/// <summary>Renders JSON schemas, such as that of chip designs: shape from the contract, ranges from the records, words from their comments.</summary>
internal sealed partial class SchemaDocument(JsonContract contract, IEnumerable<object> standards)
{
    private static readonly XDocument Comments = XDocument.Load(Path.ChangeExtension(typeof(ChipDesign).Assembly.Location, ".xml"));
    private static readonly ChipDesign Default = new();

    // Parts of the standard that have a type of their own.
    private readonly Dictionary<Type, object> _standards = standards.ToDictionary(part => part.GetType());

    // Every type of part stands once, whoever has such a part.
    private readonly SortedDictionary<string, (Type Type, JsonNode? Schema)> _definitions = new(StringComparer.Ordinal);

    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Render() => new SchemaDocument(
        DesignContract.Json,
        [
            Default, Default.Process, Default.Process.Calibration, Default.Array, Default.Array.Cell, Default.Array.Read, Default.Array.Adc,
            Default.Clock, Default.Schedule, Default.Interconnect, Default.Activation,
        ]).Render(
            typeof(ChipDesign), "CimKit chip design",
            "A chip for the estimator. What is left out is as in the default chip. SI units without prefix; comments and trailing commas are allowed.");

    internal static string RenderArrays() => new SchemaDocument(
        DesignContract.Json, [ArrayDesignJson.Standard, ArrayDesignJson.Standard.Cell, ArrayDesignJson.Standard.Adc]).Render(
            typeof(ArrayDesign), "CimKit array design",
            "Arrays that compute the sums of a network. What is left out is as in the standard arrays. SI units without prefix; comments and trailing commas are allowed.");

    internal string Render(Type type, string title, string description)
    {
        var root = Schema(type);
        while (_definitions.FirstOrDefault(definition => definition.Value.Schema is null) is { Key: { } name, Value.Type: { } part })
            _definitions[name] = (part, Schema(part));
        root["$defs"] = new JsonObject(_definitions.Select(definition => KeyValuePair.Create(definition.Key, definition.Value.Schema)));
        root["properties"]!.AsObject().Insert(0, "$schema", new JsonObject { ["type"] = "string", ["description"] = "This schema, for editors." });
        root.Insert(0, "description", description);
        root.Insert(0, "title", title);
        root.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        return root.ToJsonString(Written) + "\n";
    }

    private JsonObject Schema(Type type) => contract.Options.GetJsonSchemaAsNode(
        type, new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe }).AsObject();

    /// <summary>A reference to what stands in <c>$defs</c>.</summary>
    private JsonObject Reference(Type type)
    {
        var name = Camel(type.IsInterface ? type.Name[1..] : type.Name);
        if (!_definitions.TryAdd(name, (type, null)))
            Assert.Equal(type, _definitions[name].Type);
        return new JsonObject { ["$ref"] = $"#/$defs/{name}" };
    }

    private JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        // No document says null for a part; one that may be left out is left out.
        if (context.Path.Length > 0 && context.BaseTypeInfo is null && (context.TypeInfo.Kind == JsonTypeInfoKind.Object || contract.Families.ContainsKey(context.TypeInfo.Type)))
            schema = Reference(context.TypeInfo.Type);
        else if (contract.NamesOf(context.TypeInfo.Type) is not null && schema is JsonObject named)
            Name(named);
        if (context.PropertyInfo is not { } property || schema is not JsonObject node)
            return schema;
        if (AllowedValues.Range(property, contract.Of(Concrete(property.DeclaringType)).CreateObject!()) is { } range)
            Bound(node, range, property);
        if (_standards.TryGetValue(property.DeclaringType, out var standard) && context.TypeInfo.Kind == JsonTypeInfoKind.None
            && property.Get!(standard) is { } value)
            node["default"] = JsonSerializer.SerializeToNode(value, property.PropertyType, contract.Options);
        var member = (System.Reflection.PropertyInfo)property.AttributeProvider!;
        if (member.GetCustomAttributes(typeof(UnitAttribute), false).OfType<UnitAttribute>().FirstOrDefault() is { Symbol: not "1" } unit)
            node.Insert(0, "unit", unit.Symbol);
        node.Insert(0, "description", Comment(member.DeclaringType!, member.Name));
        return node;
    }

    private Type Concrete(Type type) => !type.IsAbstract
        ? type
        : contract.Families.Values.SelectMany(kinds => kinds).Select(kind => kind.DerivedType).First(type.IsAssignableFrom);

    /// <summary>It may be a name, or changes to what has a name.</summary>
    private static void Name(JsonObject node)
    {
        var preset = new JsonObject { ["description"] = "Name of what it starts from.", ["type"] = "string" };
        node["type"] = new JsonArray("string", "object");
        node.Remove("required");
        if (node["properties"] is JsonObject properties)
            properties.Insert(0, JsonContract.Preset, preset);
        else if (node["anyOf"] is JsonArray kinds)
            kinds.Add((JsonNode)new JsonObject { ["properties"] = new JsonObject { [JsonContract.Preset] = preset }, ["required"] = new JsonArray(JsonContract.Preset) });
    }

    private static void Bound(JsonObject node, string range, JsonPropertyInfo property)
    {
        if (AllowedValues.Choices(property) is { } choices)
            node["enum"] = new JsonArray([.. choices.Select(choice => (JsonNode)choice)]);
        else if (Between().Match(range) is { Success: true } both)
            (node["minimum"], node["maximum"]) = (Number(both.Groups[1].Value), Number(both.Groups[2].Value));
        else if (Above().Match(range) is { Success: true } open)
            node["exclusiveMinimum"] = Number(open.Groups[1].Value);
        else
            node["minimum"] = Number(OrMore().Match(range).Groups[1].Value);
    }

    private static string Comment(Type type, string name)
    {
        var member = Comments.Descendants("member").FirstOrDefault(node => (string?)node.Attribute("name") == $"P:{type.FullName}.{name}");
        if (member?.Element("summary") is { } summary)
            return White().Replace(string.Concat(summary.Nodes().Select(Words)), " ").Trim();
        // Properties that stand in the head of a record.
        var parameter = Comments.Descendants("member").FirstOrDefault(node => (string?)node.Attribute("name") == $"T:{type.FullName}")
            ?.Elements("param").FirstOrDefault(element => (string?)element.Attribute("name") == name);
        if (parameter is not null)
            return White().Replace(string.Concat(parameter.Nodes().Select(Words)), " ").Trim();
        var face = type.GetInterfaces().FirstOrDefault(candidate => candidate.GetProperty(name) is not null)
            ?? throw new InvalidOperationException($"{type.Name}.{name} has no comment.");
        return Comment(face, name);
    }

    private static string Words(XNode node) => node switch
    {
        XElement { Name.LocalName: "see" } see => Camel(((string?)see.Attribute("cref") ?? (string?)see.Attribute("langword"))!.Split('.', '(')[^1]),
        XElement element => element.Value,
        _ => node.ToString(),
    };

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    private static JsonNode Number(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? JsonValue.Create(number)
        : JsonValue.Create(double.Parse(text, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^([-\d.eE+]+) to ([-\d.eE+]+)")]
    private static partial Regex Between();

    [GeneratedRegex(@"^greater than ([-\d.eE+]+)")]
    private static partial Regex Above();

    [GeneratedRegex(@"^([-\d.eE+]+).* or greater$")]
    private static partial Regex OrMore();

    [GeneratedRegex(@"\s+")]
    private static partial Regex White();
}
