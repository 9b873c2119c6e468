using Cim.Writing;
using CimKit.Designs.Files;
using CimKit.Designs.Presets;

namespace Cim.Estimating;

/// <summary>Lists presets, or prints one, or the schema of design files.</summary>
internal static class DesignListing
{
    public static int Run(string? preset, bool isSchema, string? file, TextWriter output, TextWriter error)
    {
        try
        {
            var text = isSchema ? ChipDesignJson.Schema : preset is null ? Names() : ChipDesignJson.ToText(ChipPresets.Find(preset));
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
