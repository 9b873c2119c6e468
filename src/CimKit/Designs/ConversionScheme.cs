namespace CimKit.Designs;

/// <summary>What a converter reads of a column and its dummy column.</summary>
public enum ConversionScheme
{
    /// <summary>Column minus dummy, subtracted in the analogue domain and converted once: one to two bits better.</summary>
    Differential,

    /// <summary>Column and dummy converted by themselves, codes subtracted digitally.</summary>
    Separate,
}
