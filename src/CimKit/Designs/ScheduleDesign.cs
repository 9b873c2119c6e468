using CimKit.Foundation;

namespace CimKit.Designs;

/// <summary>In which order layers work, and how much a slow layer is copied.</summary>
/// <remarks>Source: [Peng2019]; pipeline: [Lee2024].</remarks>
public sealed record ScheduleDesign
{
    /// <summary>Pipeline, or one layer after the other.</summary>
    public LayerOrder Order { get; init; }

    /// <summary>Wish for the speed-up of the first layer in one direction; pipelines only, lowered where stages would idle.</summary>
    public int SpeedUpDegree { get; init => field = Require.InRange(value, 1, 1 << 12); } = 8;
}
