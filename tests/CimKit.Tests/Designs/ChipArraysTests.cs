using CimKit.Circuits.Adcs;
using CimKit.Circuits.Cells;
using CimKit.Circuits.Subarrays;
using CimKit.Designs;
using CimKit.Designs.Presets;
using CimKit.Foundation;
using Xunit;

namespace CimKit.Tests.Designs;

public sealed class ChipArraysTests
{
    [Fact]
    public void Of_EveryPreset_IsAnArrayThatCanBeBuilt() =>
        Assert.All(ChipPresets.All, preset => Assert.Empty(ChipArrays.Of(preset.Design).Problems()));

    [Fact]
    public void Of_ResistiveCell_HasItsConductancesAndConverter()
    {
        var design = ChipArrays.Of(ChipPresets.Find("rram-22nm"));
        Assert.Equal((128, 1, 5, 17), (design.Rows, design.CellBits, design.Adc.Bits, Math.Round(design.Cell.OnOffRatio, 9)));
        Assert.Equal(1 / 6e3, design.Cell.Maximum, 1e-15);
    }

    [Fact]
    public void Of_RowsOfAGroupAndLevelsBetweenPowers_AreRoundedUp()
    {
        var chip = new ChipDesign
        {
            Array = new() { Cell = new FeFetCell { Bits = 2 }, Read = new ParallelRead { Group = 32 }, Adc = new FlashAdc { Levels = 33 } },
        };
        var design = ChipArrays.Of(chip);
        Assert.Equal((32, 2, 6, 4), (design.Rows, design.CellBits, design.Adc.Bits, design.Cell.Levels));
    }

    [Fact]
    public void Of_SramRowByRow_ReadsExactly()
    {
        var design = ChipArrays.Of(ChipPresets.Find("sram-22nm-row-by-row"));
        Assert.Equal((1, true), (design.Rows, design.Adc.IsIdeal));
    }

    [Fact]
    public void Of_BinaryReadAndHugeConverter_NamesBoth()
    {
        var chip = new ChipDesign { Array = new() { Cell = new SramCell(), Read = new BinaryParallelRead(), Adc = new SarAdc { Levels = 8192 } } };
        Assert.Equal(2, Assert.Throws<InvalidDesignException>(() => ChipArrays.Of(chip)).Problems.Count);
    }
}
