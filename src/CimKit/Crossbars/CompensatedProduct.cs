namespace CimKit.Crossbars;

/// <summary>A product whose sums are multiplied by digital factors, one per output.</summary>
internal sealed class CompensatedProduct(MatrixProduct product, double[] factors) : MatrixProduct
{
    public override void Multiply(ReadOnlySpan<byte> codes, Span<double> sums) => Multiply(codes, 1, sums);

    public override void Multiply(ReadOnlySpan<byte> codes, int count, Span<double> sums)
    {
        product.VectorNumber = VectorNumber;
        product.Multiply(codes, count, sums);
        Saturated = product.Saturated;
        for (var vector = 0; vector < count; vector++)
            for (var output = 0; output < factors.Length; output++)
                sums[vector * factors.Length + output] *= factors[output];
    }
}
