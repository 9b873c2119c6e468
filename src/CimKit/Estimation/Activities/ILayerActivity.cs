using CimKit.Circuits.Subarrays;
using CimKit.Mapping.Partitions;

namespace CimKit.Estimation.Activities;

/// <summary>What one image does to the arrays of a layer. Not for two threads at once.</summary>
public interface ILayerActivity
{
    /// <summary>All reads of one sub-array for one image, one after another.</summary>
    SubarrayReadCost Reads(ArrayBlock block);
}
