namespace CimKit.Devices;

/// <summary>How far a programmed cell lands from its target; drawn once per cell and chip.</summary>
public abstract record ProgrammingVariation
{
    private protected ProgrammingVariation()
    {
    }

    /// <summary>Every cell lands on its target.</summary>
    public static ProgrammingVariation None { get; } = new ProportionalVariation { Sigma = 0 };

    /// <summary>True if no cell misses its target.</summary>
    public abstract bool IsZero { get; }

    /// <summary>The conductance a cell lands on.</summary>
    /// <param name="state">Target state, 0 to states − 1.</param>
    /// <param name="states">Number of states used.</param>
    /// <param name="range">Conductances of the cell.</param>
    /// <param name="normal">A standard normal number, one per cell.</param>
    public abstract double Program(int state, int states, ConductanceRange range, double normal);

    /// <summary>What does not fit to cells with that many states.</summary>
    public virtual IReadOnlyList<string> Problems(int states) => [];

    /// <summary>The number of a state: the only one, or one per state.</summary>
    private protected static double Of(IReadOnlyList<double> sigmas, int state) => sigmas.Count == 1 ? sigmas[0] : sigmas[state];

    private protected static IReadOnlyList<double> Checked(IReadOnlyList<double> sigmas, string name) =>
        sigmas.Count > 0 && sigmas.All(sigma => double.IsFinite(sigma) && sigma >= 0)
            ? sigmas
            : throw new ArgumentOutOfRangeException(name, $"{name} must hold numbers of 0 or greater; got [{string.Join(", ", sigmas)}].");

    private protected static IReadOnlyList<string> Fits(IReadOnlyList<double> sigmas, int states, string name) =>
        sigmas.Count == 1 || sigmas.Count == states
            ? []
            : [$"{name} must hold 1 or {states} numbers, one per state; got {sigmas.Count}."];
}
