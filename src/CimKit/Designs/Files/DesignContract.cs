using System.Text.Json;
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
        [typeof(IAdcLevels)] = [new(typeof(GivenLevels), "given")],
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

    // What the chip decides and no user: an array's converters see its columns, and its clock is the chip's. A process of
    // someone's own is no choice of a document either; JsonContract refuses to leave it out silently.
    internal static readonly IReadOnlySet<(Type, string)> Decided = new HashSet<(Type, string)>
    {
        (typeof(FlashAdc), nameof(FlashAdc.Columns)), (typeof(SarAdc), nameof(SarAdc.Columns)), (typeof(Subarray), nameof(Subarray.Clock)),
        (typeof(ProcessDesign), nameof(ProcessDesign.Own)),
    };

    // What is left out is as in the default chip, so that these are never missing.
    internal static readonly IReadOnlySet<Type> Completed = new HashSet<Type> { typeof(BufferDesign), typeof(Clock), typeof(Subarray), typeof(FlashAdc), typeof(ArrayDesign), typeof(AdcDesign), typeof(ConductanceRange) };

    /// <summary>The contract of both kinds of document.</summary>
    internal static JsonContract Json { get; } = new(
        Families, Decided, Completed, new Dictionary<Type, object>(), new Dictionary<Type, Func<string, object>>(), new Dictionary<(Type, string), string>());

    internal static JsonSerializerOptions Options => Json.Options;

    internal static JsonTypeInfo Of(Type type) => Json.Of(type);
}
