namespace CimKit.Crossbars;

/// <summary>A product whose sums are multiplied by one digital factor.</summary>
internal sealed class CompensatedProduct(MatrixProduct product, double factor) : MatrixProduct
{
    public override void Multiply(ReadOnlySpan<byte> codes, Span<double> sums) => Multiply(codes, 1, sums);

    public override void Multiply(ReadOnlySpan<byte> codes, int count, Span<double> sums)
    {
        product.VectorNumber = VectorNumber;
        product.Multiply(codes, count, sums);
        Saturated = product.Saturated;
        foreach (ref var sum in sums)
            sum *= factor;
    }
}
