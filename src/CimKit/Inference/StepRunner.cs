using CimKit.Networks;

namespace CimKit.Inference;

/// <summary>Runs a step without weights on a batch of images. One instance serves one thread.</summary>
internal sealed class StepRunner
{
    private readonly NetworkPlan plan;
    private readonly int number;
    private readonly CodePooling? pooling;
    private readonly CodeJoin? join;

    /// <param name="plan">The network.</param>
    /// <param name="number">Number of the step.</param>
    public StepRunner(NetworkPlan plan, int number)
    {
        (this.plan, this.number) = (plan, number);
        var step = plan.Steps[number];
        if (step.Layer is Pooling or GlobalPooling)
            pooling = new CodePooling(step, plan.IsSigned(step.Sources[0]), plan.Rescales[number]);
        else
            join = new CodeJoin(plan, number);
    }

    /// <summary>Fills the map of the step.</summary>
    /// <param name="maps">The buffers, image after image.</param>
    /// <param name="count">Number of images.</param>
    public void Run(byte[][] maps, int count)
    {
        var output = maps[plan.Slots.Of(number)];
        if (pooling is not null)
            pooling.Apply(maps[plan.Slots.Of(plan.Steps[number].Sources[0])], count, output);
        else
            join!.Apply(maps, count, output);
    }
}
