using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CimKit.Circuits;
using CimKit.Circuits.Adcs;
using CimKit.Circuits.Cells;
using CimKit.Circuits.Subarrays;
using CimKit.Devices;
using CimKit.Devices.Statistics;

namespace CimKit.Designs.Files;

/// <summary>How a <see cref="ChipDesign"/> or an <see cref="ArrayDesign"/> looks in JSON: one property for each choice, and a word for each kind of part.</summary>
internal static class DesignContract
{
    internal const string Kind = "kind";
    internal const int MaximumDepth = 16;

    /// <summary>Parts of which there are several kinds, and the word for each.</summary>
    internal static readonly IReadOnlyDictionary<Type, IReadOnlyList<JsonDerivedType>> Families = new Dictionary<Type, IReadOnlyList<JsonDerivedType>>
    {
        [typeof(IArrayCell)] =
        [
            new(typeof(SramCell), "sram"), new(typeof(ResistiveCell), "resistive"),
            new(typeof(CrossPointCell), "crosspoint"), new(typeof(FeFetCell), "fefet"),
        ],
        [typeof(IReadScheme)] =
        [
            new(typeof(ParallelRead), "parallel"), new(typeof(RowByRowRead), "rowByRow"),
            new(typeof(BinaryParallelRead), "binaryParallel"), new(typeof(BinaryRowByRowRead), "binaryRowByRow"),
        ],
        [typeof(IAdc)] = [new(typeof(FlashAdc), "flash"), new(typeof(SarAdc), "sar")],
        [typeof(ProgrammingVariation)] =
        [
            new(typeof(ProportionalVariation), "proportional"), new(typeof(StateVariation), "state"), new(typeof(LogNormalVariation), "logNormal"),
        ],
        [typeof(IRetention)] =
        [
            new(typeof(PowerLawRetention), "powerLaw"), new(typeof(TableRetention), "table"),
            new(typeof(ThermallyActivatedRetention), "thermallyActivated"),
        ],
        [typeof(IConductanceModel)] =
        [
            new(typeof(GenericCell), "generic"), new(typeof(ProjectedPcm), "projectedPcm"), new(typeof(HermesPcm), "hermesPcm"),
            new(typeof(HermesPairPcm), "hermesPairPcm"), new(typeof(CmoReRam), "cmoReRam"), new(typeof(MultilevelHfO2), "multilevelHfO2"),
            new(typeof(NeuRram), "neuRram"), new(typeof(Sonos), "sonos"),
        ],
    };

    // What the chip decides and no user: an array's converters see its columns, and its clock is the chip's.
    private static readonly HashSet<(Type, string)> Decided =
    [
        (typeof(FlashAdc), nameof(FlashAdc.Columns)), (typeof(SarAdc), nameof(SarAdc.Columns)), (typeof(Subarray), nameof(Subarray.Clock)),
    ];

    // What is left out is as in the default chip, so that these are never missing.
    private static readonly HashSet<Type> Completed = [typeof(BufferDesign), typeof(Clock), typeof(Subarray), typeof(FlashAdc), typeof(ArrayDesign), typeof(AdcDesign), typeof(ConductanceRange)];

    internal static JsonSerializerOptions Options { get; } = Create();

    internal static JsonTypeInfo Of(Type type) => Options.GetTypeInfo(type);

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            MaxDepth = MaximumDepth,
            WriteIndented = true,
            NewLine = "\n",
            // The file is no web page: µ and Ω stay readable.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Shape } },
        };
        options.MakeReadOnly();
        return options;
    }

    private static void Shape(JsonTypeInfo type)
    {
        if (Families.TryGetValue(type.Type, out var kinds))
        {
            type.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = Kind };
            foreach (var kind in kinds)
                type.PolymorphismOptions.DerivedTypes.Add(kind);
        }
        for (var index = type.Properties.Count - 1; type.Kind == JsonTypeInfoKind.Object && index >= 0; index--)
        {
            var property = type.Properties[index];
            if (property.Set is null || property.AttributeProvider is System.Reflection.MemberInfo member && Decided.Contains((type.Type, member.Name)))
                type.Properties.RemoveAt(index);
            else if (Completed.Contains(type.Type))
                property.IsRequired = false;
            // A choice between a number and none is made in the document, too.
            else if (property.IsRequired && Nullable.GetUnderlyingType(property.PropertyType) is not null)
                property.ShouldSerialize = (_, _) => true;
        }
    }
}
