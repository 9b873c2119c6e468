using CimKit.Mapping.Partitions;

namespace CimKit.Estimation.Training;

/// <summary>What the arrays of one layer do for one image, and for one weight update.</summary>
internal interface ITrainingLayer
{
    /// <summary>All reads of one image.</summary>
    PhaseSums Reads(ArrayBlock block);

    /// <summary>One weight update.</summary>
    Figures.PartCost Write(ArrayBlock block);
}
