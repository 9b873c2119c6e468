using CimKit.Crossbars;

namespace CimKit.Inference.Recording;

/// <summary>Another product that also keeps the vectors it is given.</summary>
internal sealed class VectorRecorder(MatrixProduct product) : MatrixProduct
{
    private readonly List<byte> codes = [];

    /// <summary>Vector after vector, one byte a row.</summary>
    public IReadOnlyList<byte> Codes => codes;

    public override void Multiply(ReadOnlySpan<byte> codes, Span<double> sums)
    {
        this.codes.AddRange(codes);
        product.Multiply(codes, sums);
    }
}
