namespace CimKit.Verification;

/// <summary>Which model answers for which function of an example file.</summary>
internal sealed class AlgorithmCatalog
{
    private readonly Dictionary<string, Func<AlgorithmExample, AlgorithmAnswers>> models = new(StringComparer.Ordinal);

    /// <summary>Every model of this library.</summary>
    public static AlgorithmCatalog All()
    {
        var catalog = new AlgorithmCatalog();
        DeviceExamples.Register(catalog);
        CellExamples.Register(catalog);
        MappingExamples.Register(catalog);
        ArrayExamples.Register(catalog);
        QuantizerExamples.Register(catalog);
        WireExamples.Register(catalog);
        LearningExamples.Register(catalog);
        TraceExamples.Register(catalog);
        WriteExamples.Register(catalog);
        return catalog;
    }

    /// <summary>Functions that have a model.</summary>
    public IEnumerable<string> Functions => models.Keys;

    public Func<AlgorithmExample, AlgorithmAnswers> this[string function]
    {
        set => models[function] = value;
    }

    public bool TryModel(string function, out Func<AlgorithmExample, AlgorithmAnswers> model) => models.TryGetValue(function, out model!);
}
