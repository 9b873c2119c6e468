using System.Collections.Concurrent;
using CimKit.Networks;
using CimKit.Traces;

namespace CimKit.Estimation.Verification;

/// <summary>Where runs of published chips find their networks and traces.</summary>
public sealed class ChipVerificationOptions
{
    private readonly ConcurrentDictionary<string, RunTrace> _traces = new(StringComparer.Ordinal);

    /// <summary>Table of a network by its name, padding included.</summary>
    /// <exception cref="Foundation.InvalidDesignException">Thrown by the function for a network that it does not know.</exception>
    public required Func<string, LayerTable> Networks { get; init; }

    /// <summary>Trace of a run by its name, for example <c>lenet_mnist.s1.w8a8</c>; null to compute it from its rule.</summary>
    public Func<string, LayerTable, int, int, RunTrace>? Traces { get; init; }

    /// <summary>Opens the file of runs that a file of their circuits belongs to; none if there is no such file.</summary>
    public Func<Stream>? Runs { get; init; }

    internal RunTrace Trace(ChipRecord record, LayerTable table)
    {
        var (weights, inputs) = (record.WeightBits, record.InputBits);
        var name = $"{record.Network}.s{record.Seed}.w{weights}a{inputs}{(record.HasRandomBits ? ".random_bits" : "")}";
        return _traces.GetOrAdd(name, _ => Traces is { } read
            ? read(name, table, weights, inputs)
            : SyntheticTraces.Hashed(
                table, record.Seed, weights, inputs,
                record.HasRandomBits ? SyntheticActivations.RandomBits : SyntheticActivations.Rectified));
    }

    /// <summary>Trace of a training run, with the weights before its update.</summary>
    internal RunTrace Training(TrainingRecord record, LayerTable table)
    {
        var name = $"{record.Network}.s{record.Seed}.w{record.WeightBits}a{record.InputBits}";
        return _traces.GetOrAdd(name + ".training", _ =>
        {
            var read = Traces?.Invoke(name, table, record.WeightBits, record.InputBits);
            return read is not null && read.Layers.All(layer => layer.PreviousWeights is not null)
                ? read
                : SyntheticTraces.Hashed(table, record.Seed, record.WeightBits, record.InputBits, hasPreviousWeights: true);
        });
    }
}
