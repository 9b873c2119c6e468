using Cim.Writing;
using CimKit.Designs.Files;
using CimKit.Designs.Presets;

namespace Cim.Estimating;

/// <summary>Lists presets, or prints one, or the schema of design files.</summary>
internal static class DesignListing
{
    public const string Chips = "chips";
    public const string Arrays = "arrays";

    /// <summary>Writes what was asked for.</summary>
    /// <param name="preset">Chip to print; null for the list.</param>
    /// <param name="schema">Kind of files whose schema is printed; null for none.</param>
    /// <param name="file">Where to; null for the terminal.</param>
    /// <param name="output">The terminal.</param>
    /// <param name="error">Where messages go.</param>
    public static int Run(string? preset, string? schema, string? file, TextWriter output, TextWriter error)
    {
        try
        {
            var text = schema is not null ? schema == Arrays ? ArrayDesignJson.Schema : ChipDesignJson.Schema : preset is null ? Names() : ChipDesignJson.ToText(ChipPresets.Find(preset));
            if (file is null)
                output.Write(text);
            else
                OutputFiles.Save((file, text));
            return CommandRun.Success;
        }
        catch (Exception wrong) when (wrong is ArgumentException or IOException)
        {
            error.WriteLine($"cim design: {CommandRun.Sentence(wrong)}");
            return CommandRun.UsageError;
        }
    }

    private static string Names()
    {
        var width = ChipPresets.All.Max(preset => preset.Name.Length);
        return string.Concat(ChipPresets.All.Select(preset => $"{preset.Name.PadRight(width)}  {preset.Summary} {preset.Source}\n"));
    }
}
