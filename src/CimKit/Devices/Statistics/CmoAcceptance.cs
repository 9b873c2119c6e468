namespace CimKit.Devices.Statistics;

/// <summary>Acceptance of the write-verify loop: how close to its target a cell must be before programming stops.</summary>
public enum CmoAcceptance
{
    /// <summary>Within 2 %.</summary>
    TwoPercent,

    /// <summary>Within 0.2 %.</summary>
    OneFifthPercent,
}
