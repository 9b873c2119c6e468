using CimKit.Circuits.Adcs;
using CimKit.Circuits.Cells;
using CimKit.Designs;
using CimKit.Foundation;
using Xunit;

namespace CimKit.Tests.Designs;

public sealed class ChipDesignTests
{
    [Theory, InlineData(Fidelity.Corrected), InlineData(Fidelity.Reference)]
    public void Problems_Default_AreNone(Fidelity fidelity) => Assert.Empty((new ChipDesign { Fidelity = fidelity }).Problems());

    [Fact]
    public void Problems_ManyParts_AreListedTogether()
    {
        var design = new ChipDesign
        {
            Process = new() { Nanometres = 20 },
            Array = new ChipDesign().Array with { Rows = 100, WeightBits = 2, Cell = new FeFetCell { Bits = 4 } },
            Interconnect = new() { IsStreamed = true },
            Clock = new() { Frequency = Si.Giga, IsSynchronous = false },
            Fidelity = Fidelity.Reference,
        };

        var problems = design.Problems();

        Assert.Contains(problems, problem => problem.StartsWith("Process: Node must be one of", StringComparison.Ordinal));
        Assert.Contains("Array: Rows and Columns must be powers of two; got 100 and 128.", problems);
        Assert.Contains("Array: Cell.Bits (4) must not exceed WeightBits (2).", problems);
        Assert.Contains("Interconnect.IsStreamed needs Interconnect.Network HTree; got XyBus.", problems);
        Assert.Contains("Interconnect.IsStreamed needs a synchronous Clock.", problems);
        Assert.Contains(problems, problem => problem.Contains("(L15)", StringComparison.Ordinal));
    }

    [Fact]
    public void Problems_OfTheArray_NameIt()
    {
        var design = new ChipDesign { Array = new ChipDesign().Array with { Adc = new SarAdc { Levels = 64 }, ColumnsPerConverter = 256 } };

        Assert.Contains("Array: ColumnsPerConverter (256) must not exceed Columns (128).", design.Problems());
    }
}
