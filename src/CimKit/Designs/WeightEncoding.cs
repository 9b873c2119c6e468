namespace CimKit.Designs;

/// <summary>How a signed weight is put on cells that cannot be negative.</summary>
/// <remarks>Source: first principles; both are in use.</remarks>
public enum WeightEncoding
{
    /// <summary>
    /// Offset: weight plus 2^(b − 1) in digits; a dummy column per digit (the unit column, where one cell holds the weight) holds the
    /// code of weight zero.
    /// </summary>
    DummyColumn,

    /// <summary>
    /// Pair: sign and magnitude of b − 1 bits; each digit is the difference of two cells, and the one of the other sign is off. The
    /// difference is taken before the converter.
    /// </summary>
    DifferentialPair,
}
