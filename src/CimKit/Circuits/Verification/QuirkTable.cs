using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace CimKit.Circuits.Verification;

/// <summary>Every repair of <see cref="Foundation.Fidelity.Corrected"/>, with its effect.</summary>
public static class QuirkTable
{
    /// <summary>Nodes at which effects are listed: bulk, fins, fins without a tabulated height, stacks.</summary>
    public static ImmutableArray<int> Nodes { get; } = [22, 7, 3, 2];

    /// <summary>The repairs, by identifier.</summary>
    public static ImmutableArray<Quirk> All { get; } =
        [.. DeviceQuirks.All, .. CircuitQuirks.All, .. SubarrayQuirks.All, .. InterconnectQuirks.All];

    /// <summary>The table as comma-separated text, one repair a line.</summary>
    public static string ToCsv() => ToCsv(All);

    /// <summary>Other repairs as such a text.</summary>
    public static string ToCsv(ImmutableArray<Quirk> quirks) => ToCsv(quirks, Nodes);

    /// <summary>Other repairs at other nodes as such a text.</summary>
    public static string ToCsv(ImmutableArray<Quirk> quirks, ImmutableArray<int> nodes)
    {
        var text = new StringBuilder("id,reference,corrected,probe");
        foreach (var node in nodes)
            text.Append(CultureInfo.InvariantCulture, $",effect at {node} nm in %");
        text.Append('\n');
        foreach (var quirk in quirks)
        {
            text.Append(CultureInfo.InvariantCulture, $"{quirk.Id},\"{quirk.Reference}\",\"{quirk.Corrected}\",\"{quirk.Probe}\"");
            foreach (var node in nodes)
                text.Append(',').Append(Show(quirk.EffectAt(node)));
            text.Append('\n');
        }
        return text.ToString();
    }

    private static string Show(double? effect) => effect switch
    {
        null => "undefined",
        { } value when Math.Abs(value) < 0.05 => "0",
        { } value => value.ToString(Math.Abs(value) < 10 ? "0.0" : "0", CultureInfo.InvariantCulture),
    };
}
