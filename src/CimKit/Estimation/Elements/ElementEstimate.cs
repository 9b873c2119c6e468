using CimKit.Estimation.Figures;
using CimKit.Mapping.Partitions;

namespace CimKit.Estimation.Elements;

/// <summary>One processing element's work for one image.</summary>
public sealed record ElementEstimate
{
    /// <summary>Cells that it holds.</summary>
    public required ElementBlock Block { get; init; }

    /// <summary>Its sub-arrays side by side, for one copy of the block.</summary>
    public required ReadCost Arrays { get; init; }

    /// <summary>Copies of the block inside the element, which share the work.</summary>
    public required int Copies { get; init; }

    /// <summary>Adder trees, for one copy of the block.</summary>
    public required PartCost Tree { get; init; }

    /// <summary>Input register.</summary>
    public required PartCost InputRegister { get; init; }

    /// <summary>Output register.</summary>
    public required PartCost OutputRegister { get; init; }

    /// <summary>Bus that brings inputs to the arrays.</summary>
    public required PartCost InputBus { get; init; }

    /// <summary>Bus that takes results from the arrays.</summary>
    public required PartCost OutputBus { get; init; }

    /// <summary>Whether registers and buses take no time of their own because all layers stream.</summary>
    public bool HasHiddenTransfers { get; init; }

    /// <summary>Whether buses take no time of their own because registers pace them.</summary>
    public bool HasHiddenBus { get; init; }

    /// <summary>Time and energy of the element.</summary>
    public ReadCost Total => Working.Then(ReadCost.Buffering(Buffers)).Then(ReadCost.Moving(Buses));

    /// <summary>Arrays and trees.</summary>
    internal ReadCost Working => Arrays.Then(ReadCost.Accumulating(Tree)).Faster(Copies);

    internal PartCost Buffers
    {
        get
        {
            var both = InputRegister.Then(OutputRegister);
            return HasHiddenTransfers ? both.Hidden() : both;
        }
    }

    internal PartCost Buses
    {
        get
        {
            var both = InputBus.Then(OutputBus);
            return HasHiddenTransfers || HasHiddenBus ? both.Hidden() : both;
        }
    }
}
