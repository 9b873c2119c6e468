using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace CimKit.Designs.Files;

/// <summary>How records look in JSON: one property for each choice, and a word for each kind of part.</summary>
/// <param name="families">Parts of which there are several kinds, and the word for each.</param>
/// <param name="decided">Properties that no document states.</param>
/// <param name="completed">Types that are never missing a property: what is left out is as in their standard.</param>
/// <param name="standards">What parts of a type start from where their owner has none.</param>
/// <param name="names">Types of which there are some known by name.</param>
/// <param name="renamed">Properties with another name in documents.</param>
/// <param name="maximumDepth">Objects and lists inside each other.</param>
internal sealed class JsonContract(
    IReadOnlyDictionary<Type, IReadOnlyList<JsonDerivedType>> families,
    IReadOnlySet<(Type, string)> decided,
    IReadOnlySet<Type> completed,
    IReadOnlyDictionary<Type, object> standards,
    IReadOnlyDictionary<Type, Func<string, object>> names,
    IReadOnlyDictionary<(Type, string), string> renamed,
    int maximumDepth = 16)
{
    internal const string Kind = "kind";
    internal const string Preset = "preset";

    private readonly Lazy<JsonSerializerOptions> _options = new(() => Create(families, decided, completed, standards, renamed, maximumDepth));

    internal IReadOnlyDictionary<Type, IReadOnlyList<JsonDerivedType>> Families => families;

    internal JsonSerializerOptions Options => _options.Value;

    internal JsonTypeInfo Of(Type type) => Options.GetTypeInfo(type);

    internal object? StandardOf(Type type) => standards.GetValueOrDefault(type);

    internal Func<string, object>? NamesOf(Type type) => names.GetValueOrDefault(type);

    /// <summary>Type of the elements of a list of parts; null for any other type.</summary>
    internal Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) && families.ContainsKey(type.GetGenericArguments()[0])
            ? type.GetGenericArguments()[0]
            : null;

    private static void RefuseOwn(ProcessDesign process)
    {
        if (process.Own is not null)
            throw new NotSupportedException("Process.Own must be null in a document, which names a process of the catalogue.");
    }

    private static JsonSerializerOptions Create(
        IReadOnlyDictionary<Type, IReadOnlyList<JsonDerivedType>> families, IReadOnlySet<(Type, string)> decided, IReadOnlySet<Type> completed,
        IReadOnlyDictionary<Type, object> standards, IReadOnlyDictionary<(Type, string), string> renamed, int maximumDepth)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            MaxDepth = maximumDepth,
            WriteIndented = true,
            NewLine = "\n",
            // The file is no web page: µ and Ω stay readable.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Shape } },
        };
        options.MakeReadOnly();
        return options;

        void Shape(JsonTypeInfo type)
        {
            if (families.TryGetValue(type.Type, out var kinds))
            {
                type.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = Kind };
                foreach (var kind in kinds)
                    type.PolymorphismOptions.DerivedTypes.Add(kind);
            }
            if (type.Kind != JsonTypeInfoKind.Object)
                return;
            if (type.Type == typeof(ProcessDesign))
                type.OnSerializing = process => RefuseOwn((ProcessDesign)process);
            var isPositional = type.CreateObject is null && !type.Type.IsAbstract;
            // A record whose properties stand in its head is filled property by property, too.
            if (isPositional)
                type.CreateObject = () => RuntimeHelpers.GetUninitializedObject(type.Type);
            for (var index = type.Properties.Count - 1; index >= 0; index--)
            {
                var property = type.Properties[index];
                var member = (property.AttributeProvider as MemberInfo)?.Name ?? "";
                if (property.Set is null || decided.Contains((type.Type, member)))
                    type.Properties.RemoveAt(index);
                else
                    Shaped(type, property, member, isPositional);
            }
        }

        void Shaped(JsonTypeInfo type, JsonPropertyInfo property, string member, bool isPositional)
        {
            property.Name = renamed.GetValueOrDefault((type.Type, member), property.Name);
            if (completed.Contains(type.Type) || standards.ContainsKey(type.Type))
                property.IsRequired = false;
            else if (isPositional)
                property.IsRequired = true;
            // A choice between a number and none is made in the document, too.
            else if (property.IsRequired && Nullable.GetUnderlyingType(property.PropertyType) is not null)
                property.ShouldSerialize = (_, _) => true;
        }
    }
}
