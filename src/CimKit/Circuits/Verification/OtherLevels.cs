namespace CimKit.Circuits.Verification;

/// <summary>Modules of check files that no circuit answers for, and what would.</summary>
internal static class OtherLevels
{
    private const string Mapping = "needs the mapping of a network to arrays: no single circuit has this value";
    private const string Chip = "needs mapping and chip estimation: no single circuit has this value";
    private const string Training = "needs a chip that trains: no single circuit has this value";

    /// <summary>Why a module's values are not compared; none for a module that nobody knows.</summary>
    internal static bool TryReason(string module, out string reason)
    {
        reason = module switch
        {
            "Trace" or "Floorplan" => Mapping,
            "ChipRun" or UnitRecord.Run => Chip,
            "TrainRun" or "WeightUpdate" or "WeightGradientUnit" => Training,
            _ when module.StartsWith("V2.1.write.", StringComparison.Ordinal) => Training,
            _ => "",
        };
        return reason.Length > 0;
    }
}
