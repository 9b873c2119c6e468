using CimKit.Circuits.Verification;

namespace CimKit.Estimation.Verification;

/// <summary>Compares the models of every level with a file of published numbers, whichever of the known kinds it is.</summary>
public static class PublishedVerification
{
    /// <summary>The comparison.</summary>
    /// <param name="file">Rows of check values, or one JSON record a line; compressed with gzip or not; seekable.</param>
    /// <param name="name">Name of the file, for the report.</param>
    /// <param name="options">Networks and traces of runs of whole chips.</param>
    /// <param name="tolerance">Relative error up to which a value counts as met.</param>
    /// <param name="cancellation">Stops the comparison.</param>
    /// <exception cref="InvalidDataException">The file is of another format; the message names the line.</exception>
    public static VerificationReport Run(
        Stream file, string name, ChipVerificationOptions options, double tolerance = 1e-6, CancellationToken cancellation = default)
    {
        var kind = RecordLines.KindOf(file);
        return kind switch
        {
            RecordKind.Chip => ChipVerification.Run(file, name, options, tolerance, cancellation),
            RecordKind.Modules => ModuleVerification.Run(file, name, options, tolerance, cancellation),
            _ => CircuitVerification.Run(file, name, Catalog(), tolerance, cancellation),
        };
    }

    private static CheckCatalog Catalog()
    {
        var catalog = CheckCatalog.Circuits();
        ChipRows.Register(catalog);
        return catalog;
    }
}
