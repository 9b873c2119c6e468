namespace CimKit.Designs.Presets;

/// <summary>A chip design that is known by name.</summary>
/// <param name="Summary">What it is, in one sentence.</param>
/// <param name="Source">Where its numbers are from.</param>
/// <param name="Design">The design; its name is the preset's.</param>
public sealed record ChipPreset(string Summary, string Source, ChipDesign Design)
{
    /// <summary>Name by which it is found, for example <c>rram-22nm</c>.</summary>
    public string Name => Design.Name;
}
