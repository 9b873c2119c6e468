using CimKit.Designs;
using CimKit.Foundation;
using CimKit.Networks;
using CimKit.Networks.Catalog;
using CimKit.Neural.Training;

namespace CimKit.Experiments;

/// <summary>The whole way from a network to a chip: train it, try it on arrays, estimate the chip.</summary>
/// <remarks>A file of it, <see cref="ExperimentJson"/>, and <c>cim train</c> do the same outside of a notebook.</remarks>
/// <example><code>
/// var experiment = new Experiment
/// {
///     Network = LeNet5.Create(), Data = new() { Training = 4000, Test = 500 }, Training = TrainingOptions.Quick with { Epochs = 2 },
///     Chip = ChipPresets.Find("rram-22nm"), Evaluation = new() { AdcBits = [4, 5, 6], Chips = 3, Variation = new ProportionalVariation { Sigma = 0.1 } },
/// };
/// var result = experiment.Run(progress, cancellation);
/// </code></example>
public sealed record Experiment
{
    /// <summary>Name used in reports.</summary>
    public string Name { get; init => field = Require.NotBlank(value); } = "experiment";

    /// <summary>The network.</summary>
    public NetworkSpec Network { get; init; } = LeNet5.Create();

    /// <summary>What it learns from and is tested with.</summary>
    public ExperimentData Data { get; init; } = new();

    /// <summary>How it is trained; its seed is <see cref="Seed"/>.</summary>
    public TrainingOptions Training { get; init; } = TrainingOptions.Quick;

    /// <summary>The chip whose cost is estimated, and whose arrays it is tried on.</summary>
    public ChipDesign Chip { get; init; } = new();

    /// <summary>
    /// The chip that the training is priced on, epoch by epoch; null for none. Its arrays have the word lengths of the training, and
    /// images and updates of an epoch are those of the training.
    /// </summary>
    /// <remarks>
    /// <see cref="TrainingDesign.BatchSize"/>, <see cref="TrainingDesign.Iterations"/> and <see cref="TrainingDesign.IsTraining"/> are not used.
    /// With <see cref="PhysicalTraining"/> the pulses of all updates are counted. Integer training in software and
    /// <see cref="PublishedTraining"/> have none: there the last update of an epoch, old and new weights, stands for all of them, as in
    /// the published tool; where the rate falls it is the smallest one. Source: [Peng2021].
    /// </remarks>
    public TrainingDesign? TrainingChip { get; init; }

    /// <summary>How it is tried on arrays.</summary>
    public ExperimentEvaluation Evaluation { get; init; } = new();

    /// <summary>Root of every random number of training and arrays.</summary>
    public ulong Seed { get; init; } = 117;

    /// <summary>The training options with the experiment's seed.</summary>
    internal TrainingOptions Seeded => Training with { Seed = Seed };

    /// <summary>Everything that is wrong; empty if it can be run.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        Add(nameof(Network), Network.Problems());
        Add(nameof(Training), Training.Problems());
        Add(nameof(Chip), Chip.Problems());
        Add(nameof(TrainingChip), TrainingChip?.Problems() ?? []);
        Add(nameof(Evaluation), Evaluation.Problems());
        if (problems.Count > 0)
            return problems;
        var (weights, inputs) = (Chip.Array.WeightBits, Chip.Array.InputBits);
        if (Training.IsQuantized && (Training.WeightBits, Training.ActivationBits) != (weights, inputs))
            problems.Add($"Chip: Array.WeightBits and Array.InputBits must be those of the training, {Training.WeightBits} and {Training.ActivationBits} bit; got {weights} and {inputs}.");
        if (!Training.IsQuantized && (weights is < 2 or > 8 || inputs is < 2 or > 8))
            problems.Add($"Chip: Array.WeightBits and Array.InputBits must be 2 to 8 bit for accuracy; got {weights} and {inputs}.");
        if (Evaluation.Array is null)
            AddArrays();
        Add(nameof(TrainingChip), TrainingPrices.Problems(this));
        return problems;

        void Add(string part, IEnumerable<string> found) => problems.AddRange(found.Select(problem => $"{part}: {problem}"));

        void AddArrays()
        {
            try
            {
                ChipArrays.Of(Chip);
            }
            catch (InvalidDesignException wrong)
            {
                Add(nameof(Chip), wrong.Problems);
            }
        }
    }

    /// <summary>Trains, tries and estimates.</summary>
    /// <param name="progress">Told where the work stands, on the calling thread.</param>
    /// <param name="cancellation">Stops between two steps or images.</param>
    /// <exception cref="InvalidDesignException">The experiment cannot be run; all problems are named.</exception>
    /// <exception cref="IOException">Images are missing.</exception>
    /// <exception cref="ExperimentStoppedException">Cancelled while training, after an epoch; it carries what has been learned.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before or later.</exception>
    public ExperimentResult Run(IProgress<ExperimentProgress>? progress = null, CancellationToken cancellation = default) =>
        Run(new ExperimentFiles(), progress, cancellation);

    /// <summary>The same, with files from which a run that was stopped goes on.</summary>
    /// <param name="files">What is kept while it runs.</param>
    /// <param name="progress">Told where the work stands, on the calling thread.</param>
    /// <param name="cancellation">Stops after the state is written.</param>
    /// <exception cref="InvalidDesignException">The experiment cannot be run, or a file is damaged or of another experiment.</exception>
    /// <exception cref="IOException">Images are missing, or a file cannot be written.</exception>
    /// <exception cref="ExperimentStoppedException">Cancelled while training, after an epoch; it carries what has been learned.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before or later.</exception>
    public ExperimentResult Run(ExperimentFiles files, IProgress<ExperimentProgress>? progress = null, CancellationToken cancellation = default)
    {
        InvalidDesignException.ThrowIfAny($"Experiment '{Name}'", Problems().Concat(TrainingPrices.Problems(this, files.Training)));
        return new ExperimentRun(this, files, progress).Execute(cancellation);
    }
}
