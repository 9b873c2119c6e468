using CimKit.Experiments.DesignSpaces;

namespace CimKit.Reports.Explorers;

/// <summary>Explorers of design spaces.</summary>
public static class DesignExplorers
{
    /// <summary>Accuracy against cost of many designs; any two of them side by side with breakdown and floorplan.</summary>
    /// <exception cref="Foundation.InvalidDesignException">No design is possible.</exception>
    public static DesignExplorer ToExplorer(this DesignPoints points) => DesignExplorer.Of(points);
}
