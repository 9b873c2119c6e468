using CimKit.Circuits.Adcs;
using CimKit.Circuits.Cells;
using CimKit.Devices;
using CimKit.Experiments.DesignSpaces;
using CimKit.Foundation;
using Xunit;

namespace CimKit.Tests.Experiments.DesignSpaces;

public sealed class DesignSpaceTests
{
    [Fact]
    public void Candidates_Grid_HasTheLastAxisFastest()
    {
        var space = new DesignSpace(DesignAxis.ArrayRows(64, 128), DesignAxis.AdcBits(4, 6), DesignAxis.Nodes(22, 45));

        Assert.Equal(
            ["64 rows, 4-bit ADC, 22 nm", "64 rows, 4-bit ADC, 45 nm", "64 rows, 6-bit ADC, 22 nm"],
            space.Candidates().Take(3).Select(candidate => candidate.Name));
        var last = space.Candidates()[^1];
        Assert.Equal((128, 128, 64, 45), (last.Chip.Array.Rows, last.Chip.Array.Columns, last.Chip.Array.Adc.Levels, last.Chip.Process.Nanometres));
        Assert.Equal((128, 6), (last.Arrays!.Rows, last.Arrays.Adc.Bits));
        Assert.Equal("128 rows, 6-bit ADC, 45 nm", last.Chip.Name);
    }

    [Fact]
    public void Candidates_KindAndResolution_DoNotUndoEachOther()
    {
        var adcs = DesignAxis.Adcs(("SAR", new SarAdc { Levels = 2 }));
        foreach (var space in new[] { new DesignSpace(adcs, DesignAxis.AdcBits(7)), new DesignSpace(DesignAxis.AdcBits(7), adcs) })
            Assert.Equal(128, Assert.IsType<SarAdc>(space.Candidates().Single().Chip.Array.Adc).Levels);
    }

    [Fact]
    public void Candidates_CellThatCannotStoreTheBits_StaysAndSaysWhy()
    {
        var space = new DesignSpace(DesignAxis.Cells(("SRAM", new SramCell()), ("RRAM", new ResistiveCell())), DesignAxis.CellBits(2, 9));

        Assert.Equal(
            ["SramCell must store 1 bit; got 2.", "SramCell must store 1 bit; got 9.", "", "Bits must be 1 to 8 bit; got 9."],
            space.Candidates().Select(candidate => string.Join(' ', candidate.Problems)));
    }

    [Fact]
    public void Candidates_SramAndAge_StayExact()
    {
        var space = new DesignSpace(
            DesignAxis.Cells(("SRAM", new SramCell()), ("RRAM", new ResistiveCell())), DesignAxis.Variations(new ProportionalVariation { Sigma = 0.1 }), DesignAxis.Times(("old", 1e8)));

        Assert.Equal([true, false], space.Candidates().Select(candidate => candidate.Arrays!.Variation.IsZero));
        Assert.Equal([0.0, 0.0], space.Candidates().Select(candidate => candidate.Arrays!.Effects.Time));
    }

    [Fact]
    public void Includes_PartOfTheGrid_LeavesTheOrder()
    {
        var space = new DesignSpace(DesignAxis.AdcBits(4, 6), DesignAxis.Nodes(22, 45)) { Includes = labels => labels[0] == "6-bit ADC" || labels[1] == "22 nm" };

        Assert.Equal(
            ["4-bit ADC, 22 nm", "6-bit ADC, 22 nm", "6-bit ADC, 45 nm"], space.Candidates().Select(candidate => candidate.Name));
    }

    [Fact]
    public void Space_WhatComesTwice_IsNamedAtOnce() => Assert.Equal(
        ["Axes must have different names; 'Node' comes 2 times.", "Node: labels must differ; '22 nm' comes 2 times.", "ADC bits: there must be at least 1 choice; got 0."],
        Assert.Throws<InvalidDesignException>(() => new DesignSpace(DesignAxis.Nodes(22, 22), DesignAxis.Nodes(45), DesignAxis.AdcBits())).Problems);
}
