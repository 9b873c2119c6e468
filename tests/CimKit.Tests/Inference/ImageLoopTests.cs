using CimKit.Crossbars;
using CimKit.Foundation;
using CimKit.Inference;
using Xunit;

namespace CimKit.Tests.Inference;

public class ImageLoopTests
{
    /// <summary>The run takes many of the scheduler's time slices, so runners per slice would be seen.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Run_ManyTimeSlices_NeedsAtMostARunnerPerThread(int threads)
    {
        var network = RandomNetworks.Create(new SeedTree(5)["network"].ToRandom());
        var plan = new NetworkPlan(network);
        var images = RandomNetworks.Images(network.Spec.Input, 1200, new SeedTree(5)["images"].ToRandom());
        var created = 0;
        var runners = ImageLoop.Run(plan, images, threads, Create, new double[images.Count * plan.Classes], null, CancellationToken.None);
        Assert.InRange(runners.Count, 1, threads);
        Assert.Equal(created, runners.Count);
        Assert.Equal(images.Count, runners.Sum(runner => ((SlowProduct)runner.Products[0]).Calls));

        ImageRunner Create()
        {
            Interlocked.Increment(ref created);
            return new ImageRunner(plan, [new SlowProduct(plan.Layers[0].Positions)]);
        }
    }

    /// <summary>Counts images and waits a millisecond for each.</summary>
    private sealed class SlowProduct(int positions) : MatrixProduct
    {
        private int _position;

        public int Calls { get; private set; }

        public override void Multiply(ReadOnlySpan<byte> codes, Span<double> sums)
        {
            sums.Clear();
            if (_position++ % positions != 0)
                return;
            Calls++;
            Thread.Sleep(1);
        }
    }
}
