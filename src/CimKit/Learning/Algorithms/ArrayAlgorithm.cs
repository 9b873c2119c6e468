using CimKit.Devices.Pulsed;
using CimKit.Foundation;

namespace CimKit.Learning.Algorithms;

/// <summary>How a weight matrix on devices is trained.</summary>
public abstract record ArrayAlgorithm
{
    private protected ArrayAlgorithm()
    {
    }

    /// <summary>How products become pulses.</summary>
    public PulseTrains Trains { get; init; } = new();

    /// <summary>True if weights of both signs are held by devices that only go up.</summary>
    public virtual bool HoldsBothSigns => false;

    /// <summary>Draws the devices of a matrix.</summary>
    /// <param name="response">The mean device and how devices differ.</param>
    /// <param name="outputs">Rows.</param>
    /// <param name="inputs">Columns.</param>
    /// <param name="seeds">Node of this matrix.</param>
    /// <exception cref="InvalidDesignException">The algorithm cannot use the response.</exception>
    public IArrayLearner Create(PulsedResponse response, int outputs, int inputs, SeedTree seeds)
    {
        InvalidDesignException.ThrowIfAny(GetType().Name, Problems(response));
        return Build(response, outputs, inputs, seeds);
    }

    /// <summary>Why the algorithm cannot use a response; empty if it can.</summary>
    /// <param name="response">The response.</param>
    public virtual IReadOnlyList<string> Problems(PulsedResponse response) => [];

    private protected abstract IArrayLearner Build(PulsedResponse response, int outputs, int inputs, SeedTree seeds);
}
