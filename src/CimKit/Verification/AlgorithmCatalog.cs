namespace CimKit.Verification;

/// <summary>Which model answers for which function of an example file, and why some have none.</summary>
internal sealed class AlgorithmCatalog
{
    private const string Training = "needs the weight update of on-chip training, which no module models yet";
    private const string Traces = "needs trace files of the published tool; CimKit writes its own traces";

    private readonly Dictionary<string, Func<AlgorithmExample, AlgorithmAnswers>> models = new(StringComparer.Ordinal);

    private readonly Dictionary<string, string> notApplicable = new(StringComparer.Ordinal)
    {
        ["core.pulse_count"] = Training,
        ["core.fefet_polarisation"] = Training,
        ["trace.patch_order"] = Traces,
        ["trace.weight_matrix"] = Traces,
    };

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
        return catalog;
    }

    /// <summary>Functions that are known, with or without a model.</summary>
    public IEnumerable<string> Functions => models.Keys.Concat(notApplicable.Keys);

    public Func<AlgorithmExample, AlgorithmAnswers> this[string function]
    {
        set => models[function] = value;
    }

    public bool TryModel(string function, out Func<AlgorithmExample, AlgorithmAnswers> model) => models.TryGetValue(function, out model!);

    public bool TryReason(string function, out string reason) => notApplicable.TryGetValue(function, out reason!);
}
