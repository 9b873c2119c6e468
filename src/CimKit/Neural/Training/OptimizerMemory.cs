using CimKit.Checkpoints;
using TorchSharp.Modules;

namespace CimKit.Neural.Training;

/// <summary>Moments and momentum of an optimiser, for a checkpoint.</summary>
internal sealed class OptimizerMemory(OptimizerHelper optimizer)
{
    /// <summary>Steps of every parameter; empty if the rule does not count them.</summary>
    public IReadOnlyList<long> Steps
    {
        get => optimizer.state_dict().State.OfType<Adam.State>().Select(state => state.step).ToArray();
        set
        {
            foreach (var (state, step) in optimizer.state_dict().State.OfType<Adam.State>().Zip(value))
                state.step = step;
        }
    }

    /// <summary>The blocks that exist so far.</summary>
    public IEnumerable<(string Name, CheckpointTensor Tensor)> Tensors() => optimizer.state_dict().State.SelectMany((state, number) => state switch
    {
        Adam.State adam => new[] { ($"optimizer/{number}/mean", StateTensors.Of(adam.exp_avg)), ($"optimizer/{number}/square", StateTensors.Of(adam.exp_avg_sq)) },
        SGD.State { momentum_buffer: { } momentum } => [($"optimizer/{number}/momentum", StateTensors.Of(momentum))],
        _ => [],
    });

    /// <summary>Brings the blocks back.</summary>
    public void Restore(StateTensors tensors)
    {
        foreach (var (number, state) in optimizer.state_dict().State.Index())
        {
            switch (state)
            {
                case Adam.State adam:
                    tensors.CopyTo(adam.exp_avg, $"optimizer/{number}/mean");
                    tensors.CopyTo(adam.exp_avg_sq, $"optimizer/{number}/square");
                    break;
                case SGD.State sgd when tensors.Has($"optimizer/{number}/momentum"):
                    // It exists from the first step on; before, the rule makes it from the gradient.
                    sgd.momentum_buffer = tensors.Make($"optimizer/{number}/momentum").DetachFromDisposeScope();
                    break;
            }
        }
    }
}
