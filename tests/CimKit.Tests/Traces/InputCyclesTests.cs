using CimKit.Foundation;
using CimKit.Networks;
using CimKit.Traces;
using CsCheck;
using Xunit;

namespace CimKit.Tests.Traces;

public sealed class InputCyclesTests
{
    private static readonly Gen<(InputCycles Inputs, bool[][] Bits)> Any =
        from rows in Gen.Int[1, 200]
        from cycles in Gen.Int[1, 20]
        from bits in Gen.Bool.Array[rows].Array[cycles]
        select (Pack(rows, bits), bits);

    [Fact]
    public void Ones_AnyRange_CountsItsBits() => Gen.Select(Any, Gen.Int[0, 199], Gen.Int[0, 199], Gen.Int[0, 19]).Sample((any, first, count, cycle) =>
    {
        (first, cycle) = (first % any.Inputs.Rows, cycle % any.Inputs.Cycles);
        count = Math.Min(count, any.Inputs.Rows - first);
        return any.Inputs.Ones(cycle, first, count) == any.Bits[cycle].Skip(first).Take(count).Count(bit => bit);
    });

    [Fact]
    public void TotalOnes_AnyCycles_CountsAllBits() => Any.Sample(any =>
        any.Inputs.TotalOnes() == any.Bits.Sum(cycle => cycle.Count(bit => bit)));

    [Fact]
    public void Take_FewerCycles_KeepsTheFirst() => Any.Sample(any =>
    {
        var taken = any.Inputs.Take((any.Inputs.Cycles + 1) / 2);
        return taken.Cycles == (any.Inputs.Cycles + 1) / 2
            && Enumerable.Range(0, taken.Cycles).All(cycle => taken.Cycle(cycle).SequenceEqual(any.Inputs.Cycle(cycle)));
    });

    [Fact]
    public void Construction_BitPastTheLastRow_IsRefused() => Assert.Equal(
        ["Bits past the last row must be 0; cycle 1 has one."],
        Assert.Throws<InvalidDesignException>(() => new InputCycles(3, 2, [7, 8])).Problems);

    [Fact]
    public void Unfold_AnyLayer_EqualsTheDefinition() => Layers.Sample((row, codes) =>
    {
        var inputs = InputUnfolding.Unfold(codes, row, 4);
        return inputs.Cycles == row.OutputHeight * row.OutputWidth * 4
            && Enumerable.Range(0, inputs.Rows).All(matrixRow => Enumerable.Range(0, inputs.Cycles / 4).All(vector =>
                Enumerable.Range(0, 4).Sum(bit => inputs[matrixRow, 4 * vector + bit] ? bit == 0 ? -8 : 8 >> bit : 0) == Code(row, codes, matrixRow, vector)));
    });

    [Fact]
    public void Unfold_CodeOutOfRange_IsRefused() => Assert.Contains(
        "codes must be -8 to 7 for 4 bit; got 8.",
        Assert.Throws<InvalidDesignException>(() => InputUnfolding.Unfold([8], Row(1, 1, 1, 1, 0), 4)).Problems);

    [Fact]
    public void LayerTrace_OfAQuantisedLayer_HoldsItsWeightsTransposed()
    {
        var row = Row(1, 2, 1, 1, 0) with { Outputs = 3 };
        var layer = new QuantizedLayer { Name = "fc", WeightCodes = new sbyte[] { 1, 2, 3, 4, 5, -6 }, Multiplier = [1.0] };

        var trace = LayerTrace.Of(layer, row, [5, -8], weightBits: 4, activationBits: 4);

        Assert.Equal([1, 3, 5, 2, 4, -6], trace.Weights.Codes.ToArray());
        Assert.Equal([2UL, 1UL, 0UL, 1UL], trace.Inputs.Words.ToArray());
    }

    private static readonly Gen<(LayerTableRow Row, int[] Codes)> Layers =
        from size in Gen.Int[3, 7]
        from channels in Gen.Int[1, 9]
        from kernel in Gen.Int[1, 3]
        from stride in Gen.Int[1, 2]
        from padding in Gen.Int[0, 1]
        from codes in Gen.Int[-8, 7].Array[size * size * channels]
        select (Row(size, channels, kernel, stride, padding), codes);

    private static int Code(LayerTableRow row, int[] codes, int matrixRow, int vector)
    {
        var channel = matrixRow / row.KernelArea;
        var y = vector / row.OutputWidth * row.Stride + matrixRow % row.KernelArea / row.KernelWidth - row.Padding;
        var x = vector % row.OutputWidth * row.Stride + matrixRow % row.KernelWidth - row.Padding;
        return y < 0 || y >= row.InputHeight || x < 0 || x >= row.InputWidth ? 0 : codes[(channel * row.InputHeight + y) * row.InputWidth + x];
    }

    private static LayerTableRow Row(int size, int channels, int kernel, int stride, int padding) => new()
    {
        InputHeight = size,
        InputWidth = size,
        InputChannels = channels,
        KernelHeight = kernel,
        KernelWidth = kernel,
        Outputs = 1,
        Stride = stride,
        Padding = padding,
    };

    private static InputCycles Pack(int rows, bool[][] bits)
    {
        var words = new ulong[(rows + 63) / 64 * bits.Length];
        for (var cycle = 0; cycle < bits.Length; cycle++)
        {
            for (var row = 0; row < rows; row++)
                words[cycle * ((rows + 63) / 64) + row / 64] |= (bits[cycle][row] ? 1UL : 0) << row % 64;
        }
        return new InputCycles(rows, bits.Length, words);
    }
}
