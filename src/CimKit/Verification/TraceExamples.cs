using CimKit.Networks;
using CimKit.Traces;

namespace CimKit.Verification;

/// <summary>Examples of what trace files hold: weights as a matrix, inputs window by window.</summary>
internal static class TraceExamples
{
    private const int Bits = 8;
    private const int Scale = 1 << (Bits - 1);

    public static void Register(AlgorithmCatalog catalog)
    {
        catalog["trace.patch_order"] = Patches;
        catalog["trace.weight_matrix"] = Weights;
    }

    private static AlgorithmAnswers Patches(AlgorithmExample example)
    {
        if (example.Shape("x_times_128") is not [1, var channels, var height, var width])
            throw new FormatException("x_times_128 must be one image: [1, channels, height, width].");
        var row = Row(channels, height, width, example.Count("kernel")) with { Padding = example.Count("padding"), Stride = example.Count("stride") };
        var cycles = InputUnfolding.Unfold(example.Doubles("x_times_128").Select(code => (int)code).ToArray(), row, Bits);
        return new AlgorithmAnswers().Exact("patches_times_128", Enumerable.Range(0, cycles.Cycles / Bits)
            .SelectMany(vector => Enumerable.Range(0, cycles.Rows).Select(line => Code(cycles, line, vector))));
    }

    private static AlgorithmAnswers Weights(AlgorithmExample example)
    {
        if (example.Shape("w") is not [var outputs, var channels, var height, var width] || height != width)
            throw new FormatException("w must be square kernels: [outputs, channels, kernel, kernel].");
        var layer = new QuantizedLayer
        {
            Name = "w", WeightCodes = example.Doubles("w").Select(weight => (sbyte)Math.Round(weight * Scale)).ToArray(), Multiplier = [1],
        };
        var row = Row(channels, height, width, height) with { Outputs = outputs };
        var matrix = LayerTrace.Of(layer, row, new int[channels * height * width], Bits, Bits).Weights;
        return new AlgorithmAnswers().Close("rows", Enumerable.Range(0, matrix.Rows)
            .SelectMany(line => Enumerable.Range(0, matrix.Columns).Select(output => matrix.Value(line, output))));
    }

    private static LayerTableRow Row(int channels, int height, int width, int kernel) => new()
    {
        InputChannels = channels, InputHeight = height, InputWidth = width, KernelHeight = kernel, KernelWidth = kernel, Outputs = 1,
    };

    /// <summary>A code from its bits, sign first.</summary>
    private static int Code(InputCycles cycles, int row, int vector) => Enumerable.Range(0, Bits)
        .Sum(bit => cycles[row, vector * Bits + bit] ? (bit == 0 ? -Scale : Scale >> bit) : 0);
}
