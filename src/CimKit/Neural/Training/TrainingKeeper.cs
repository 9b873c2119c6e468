using CimKit.Checkpoints;
using CimKit.Foundation;
using CimKit.Networks;
using CimKit.Neural.Layers;
using static TorchSharp.torch;

namespace CimKit.Neural.Training;

/// <summary>Writes the state of a running training, and brings it back.</summary>
internal sealed class TrainingKeeper(
    NetworkModule module, TrainingStep step, AwareSteps? aware, TrainingFiles files, Lazy<IReadOnlyDictionary<string, string>> identity)
{
    private const string Last = "last";
    private const string Before = "before";
    private const string Best = "best";
    private const string Calibrated = "calibrated";

    private bool _isDamaged;
    private long _saved = files.Clock?.GetTimestamp() ?? 0;

    /// <summary>True if the interval since the last state has passed.</summary>
    public bool IsDue() => files is { Interval: { } interval, Clock: { } clock } && clock.GetElapsedTime(_saved) >= interval;

    /// <summary>Writes the state, between two steps.</summary>
    public void Save(TrainingStand stand)
    {
        if (files.State is not { } path)
            return;
        var devices = step.Devices?.Layers ?? [];
        var position = new TrainingPosition
        {
            Format = TrainingPosition.Kind,
            Version = TrainingPosition.Current,
            Identity = identity.Value,
            History = stand.History,
            Batch = stand.Batch,
            Loss = stand.Loss,
            Correct = stand.Correct,
            Networks = Networks(stand).ToDictionary(kept => kept.Name, kept => kept.State.Ranges),
            Calibrated = aware?.Calibration?.Step,
            OptimizerSteps = step.Memory.Steps,
            DeviceSteps = step.Devices?.Count ?? 0,
            Pulses = devices.Select(layer => layer.Pulses).ToArray(),
            Random = step.Streams.ToDictionary(stream => stream.Key, stream => Bytes(stream.Value)),
        };
        StateFile.Write(path, position.ToText(), Tensors(stand).ToList(), dropsDamaged: _isDamaged);
        _isDamaged = false;
        _saved = files.Clock?.GetTimestamp() ?? 0;
    }

    /// <summary>Brings the state back into module, optimiser, devices and streams.</summary>
    /// <param name="like">A network of the same shape.</param>
    /// <returns>How far it had come; null if there is no state.</returns>
    /// <exception cref="InvalidDesignException">The states are damaged or of another training; nothing has been changed.</exception>
    public TrainingStand? Load(TrainedNetwork like)
    {
        if (files.State is not { } path || !StateFile.Exists(path))
            return null;
        var (state, subject) = (StateFile.Read(path), $"State of training '{path}'");
        try
        {
            var position = TrainingPosition.Parse(state.Text, state.Name);
            InvalidDesignException.ThrowIfAny(
                subject, TrainingIdentity.Differences(identity.Value, position.Identity).Select(problem => $"{state.Name}: {problem}"));
            var stand = Restore(position, new StateTensors(state.Tensors, state.Name), like);
            if (state.Damage is { } damage)
                Warn($"{damage} {Where(state.Name, position)}; the numbers will be the same.");
            return stand;
        }
        catch (InvalidDataException damage)
        {
            throw new InvalidDesignException(subject, [damage.Message]);
        }
    }

    /// <summary>What was not as it should be, and was gone on from.</summary>
    public string? Warning { get; private set; }

    private void Warn(string warning)
    {
        (_isDamaged, Warning) = (true, warning);
        files.Warnings?.Report(warning);
    }

    private static string Where(string name, TrainingPosition position) =>
        FormattableString.Invariant($"Training goes on from the one before it, {name}, after {position.History.Count} epochs and {position.Batch} batches");

    private TrainingStand Restore(TrainingPosition position, StateTensors blocks, TrainedNetwork like)
    {
        foreach (var (name, values) in module.state_dict())
            blocks.CopyTo(values, $"module/{name}");
        step.Memory.Restore(blocks);
        step.Memory.Steps = position.OptimizerSteps;
        foreach (var (name, block) in DeviceBlocks())
            blocks.Find(name, block.Length).CopyTo(block);
        foreach (var (layer, pulses) in (step.Devices?.Layers ?? []).Zip(position.Pulses))
            layer.Pulses = pulses;
        if (step.Devices is { } devices)
            devices.Count = position.DeviceSteps;
        foreach (var (name, stream) in step.Streams)
            SetBytes(stream, position.Random[name]);
        NetworkState? Kept(string name) => position.Networks.GetValueOrDefault(name) is { } ranges
            ? new(NetworkTensors.Read(blocks, name, like), ranges)
            : null;
        var last = Kept(Last) ?? NetworkState.Of(module);
        var stand = new TrainingStand
        {
            History = [.. position.History], Batch = position.Batch, Loss = position.Loss, Correct = position.Correct, 
            Last = last, Best = Kept(Best) ?? last, Before = Kept(Before),
        };
        if (position.Calibrated is { } calibrated && Kept(Calibrated) is { } state)
            aware?.Restore(calibrated, state);
        return stand;
    }

    private IEnumerable<(string Name, CheckpointTensor Tensor)> Tensors(TrainingStand stand)
    {
        foreach (var (name, values) in module.state_dict())
            yield return ($"module/{name}", StateTensors.Of(values));
        foreach (var block in step.Memory.Tensors())
            yield return block;
        foreach (var (name, values) in DeviceBlocks())
            yield return (name, StateTensors.Of(values.Span));
        foreach (var block in Networks(stand).SelectMany(kept => NetworkTensors.Of(kept.State.Network, kept.Name)))
            yield return block;
    }

    /// <summary>Networks beside the module's: between two epochs the last one is that; the best one is often the last.</summary>
    private IEnumerable<(string Name, NetworkState State)> Networks(TrainingStand stand)
    {
        if (stand.Batch > 0)
            yield return (Last, stand.Last);
        if (stand.Before is { } before)
            yield return (Before, before);
        if (!stand.IsBest)
            yield return (Best, stand.Best);
        if (aware?.Calibration is { } calibration)
            yield return (Calibrated, calibration.State);
    }

    private IEnumerable<(string Name, Memory<float> Values)> DeviceBlocks() => module.WeightedLayers.Zip(step.Devices?.Layers ?? [])
        .SelectMany(pair => pair.Second.State().Where(state => state.Values.Length > 0).Select(state => ($"devices/{pair.First.GetName()}/{state.Name}", state.Values)));

    private static string Bytes(Generator stream)
    {
        using var state = stream.get_state();
        return Convert.ToBase64String(state.bytes);
    }

    private static void SetBytes(Generator stream, string bytes)
    {
        using var state = tensor(Convert.FromBase64String(bytes), dtype: ScalarType.Byte);
        stream.set_state(state);
    }
}
