using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace CimKit.Extensions.Rendering;

/// <summary>A tensor as a grid: shape, type, device and range in the caption, the first values below.</summary>
internal static class TensorView
{
    private const int Rows = 8;

    private const int Columns = 10;

    public static Grid Of(Tensor tensor)
    {
        if (tensor.IsInvalid)
            return new Grid("Tensor that has been disposed", [], [], [], "");
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        var title = $"Tensor [{string.Join(" × ", tensor.shape)}], {tensor.dtype.ToString().ToLowerInvariant()}, {tensor.device_type.ToString().ToLowerInvariant()}{Range(tensor)}";
        if (tensor.numel() == 0 || tensor.device_type == DeviceType.META || tensor.is_sparse)
            return new Grid(title, [], [], [], "");
        return Values(tensor.detach(), title);
    }

    private static string Range(Tensor tensor)
    {
        if (tensor.numel() == 0 || tensor.device_type == DeviceType.META || tensor.is_sparse || tensor.is_complex())
            return "";
        var values = tensor.detach().to(ScalarType.Float64);
        return $", {Text(values.min())} to {Text(values.max())}, mean {Text(values.mean())}";
    }

    /// <summary>The first values of the last two dimensions, at the start of all others.</summary>
    private static Grid Values(Tensor tensor, string title)
    {
        var slice = tensor;
        while (slice.Dimensions > 2)
            slice = slice[0];
        var plane = slice.Dimensions == 2 ? slice : slice.reshape(1, -1);
        var (rows, columns) = ((int)Math.Min(plane.shape[0], Rows), (int)Math.Min(plane.shape[1], Columns));
        var shown = plane.narrow(0, 0, rows).narrow(1, 0, columns).cpu();
        var cells = Enumerable.Range(0, rows).Select(r => Enumerable.Range(0, columns).Select(c => Text(shown[r, c])).ToArray()).ToArray();
        var start = tensor.Dimensions > 2 ? $"first of {tensor.numel() / plane.numel()} planes" : "";
        var omitted = Grid.Omitted((int)plane.shape[0], rows, (int)plane.shape[1], columns);
        return new Grid(title, [], [.. Enumerable.Repeat(true, columns)], cells, string.Join(": ", new[] { start, omitted }.Where(part => part.Length > 0)));
    }

    private static string Text(Tensor scalar) => scalar.dtype switch
    {
        ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64 => ScalarText.Of(scalar.to(ScalarType.ComplexFloat64).item<System.Numerics.Complex>()),
        ScalarType.Bool => scalar.item<bool>() ? "true" : "false",
        ScalarType.Int64 or ScalarType.Int32 or ScalarType.Int16 or ScalarType.Int8 or ScalarType.Byte =>
            scalar.to(ScalarType.Int64).item<long>().ToString(CultureInfo.InvariantCulture),
        _ => ScalarText.Of(scalar.to(ScalarType.Float64).item<double>()),
    };
}
