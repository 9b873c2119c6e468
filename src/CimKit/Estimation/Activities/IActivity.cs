using CimKit.Circuits.Subarrays;
using CimKit.Mapping;
using CimKit.Mapping.Partitions;
using CimKit.Networks;

namespace CimKit.Estimation.Activities;

/// <summary>What one image does to the arrays of a chip: from traces, exactly, or from statistics.</summary>
public interface IActivity
{
    /// <summary>What is wrong with the activity for a network; empty if it can be used.</summary>
    IEnumerable<string> Problems(LayerTable table);

    /// <summary>Activity of one layer.</summary>
    /// <param name="partition">How the layer is cut.</param>
    /// <param name="inputs">How the network is mapped.</param>
    /// <param name="reads">A sub-array's reads.</param>
    /// <exception cref="Foundation.InvalidDesignException">The activity does not belong to the layer.</exception>
    ILayerActivity Of(LayerPartition partition, MappingInputs inputs, SubarrayReads reads);
}
