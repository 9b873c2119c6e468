using CimKit.Designs;
using CimKit.Estimation.Activities;
using CimKit.Networks;

namespace Cim.Estimating;

/// <summary>Everything an estimate starts from, and where it came from.</summary>
/// <param name="Design">The chip.</param>
/// <param name="DesignSource">Preset or file.</param>
/// <param name="Table">The network.</param>
/// <param name="NetworkSource">Catalogue or file.</param>
/// <param name="Activity">What one image does.</param>
/// <param name="ActivityKind"><c>traces</c> or <c>statistics</c>.</param>
/// <param name="ActivitySource">Folder or file, or what the statistics are.</param>
internal sealed record EstimateInputs(
    ChipDesign Design, string DesignSource, LayerTable Table, string NetworkSource,
    IActivity Activity, string ActivityKind, string ActivitySource);
