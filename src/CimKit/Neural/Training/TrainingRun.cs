using CimKit.Data;
using CimKit.Foundation;
using CimKit.Networks;
using CimKit.Neural.Layers;
using CimKit.Neural.Tensors;
using TorchSharp;
using static TorchSharp.torch;

namespace CimKit.Neural.Training;

/// <summary>One training: the tensors it needs, and the loop over epochs and batches.</summary>
internal sealed class TrainingRun : IDisposable
{
    private readonly TrainingOptions _options;
    private readonly IProgress<TrainingProgress>? _progress;
    private readonly SeedTree _seeds;
    private readonly Device _device;
    private readonly ImageTensors _training;
    private readonly ImageTensors _test;
    private readonly NetworkModule _module;
    private readonly TrainingStep _step;
    private readonly AwareSteps? _aware;
    private readonly int _batches;
    private readonly Lazy<IReadOnlyDictionary<string, string>> _identity;

    public TrainingRun(
        NetworkSpec network, ImageSet training, ImageSet test, TrainingOptions options, IProgress<TrainingProgress>? progress)
    {
        (_options, _progress, _device) = (options, progress, device(options.Device));
        _identity = new(() => TrainingIdentity.Of(network, training, test, options));
        _seeds = new SeedTree(options.Seed)["training"];
        var precision = options.ToPrecision();
        _training = new ImageTensors(training, precision, _device, network.Normalization);
        _test = new ImageTensors(test, precision, _device, network.Normalization);
        using (var random = _seeds["weights"].ToGenerator())
            _module = NetworkBuilder.Create(network, precision, random);
        _module.to(_device);
        _step = new TrainingStep(_module, options, _seeds);
        _aware = options.Awareness is { } awareness ? new AwareSteps(_module, options, awareness, training, _seeds["hardware"]) : null;
        _batches = (_training.Count + options.BatchSize - 1) / options.BatchSize;
    }

    public TrainingResult Execute(TrainingFiles files, CancellationToken cancellation)
    {
        var (initial, keeper) = (NetworkState.Of(_module), new TrainingKeeper(_module, _step, _aware, files, _identity));
        var traces = files.HasTraces ? new TrainingTraces(_module, _test, _device, files) : null;
        var stand = keeper.Load(initial.Network) ?? new TrainingStand { Last = initial, Best = initial };
        try
        {
            while (stand.History.Count < _options.Epochs)
            {
                var epoch = RunEpoch(stand, keeper, traces is not null, cancellation);
                var state = NetworkState.Of(_module);
                var trace = traces?.Keep(epoch.Epoch, stand.Before!, state);
                stand.Finish(epoch, state);
                keeper.Save(stand);
                if (trace is not null)
                    files.Traced?.Invoke(epoch, trace);
            }
        }
        catch (OperationCanceledException)
        {
            // Between two steps everything fits together. What whole epochs have learned is returned.
            keeper.Save(stand);
            if (stand.History.Count == 0)
                throw;
        }
        return Result(stand) with { Warning = keeper.Warning };
    }

    public void Dispose()
    {
        _aware?.Dispose();
        _step.Dispose();
        _module.Dispose();
        _training.Dispose();
        _test.Dispose();
    }

    private TrainingResult Result(TrainingStand stand) => new()
    {
        Options = _options,
        History = stand.History,
        Network = stand.Last.Network,
        ActivationRanges = stand.Last.Ranges,
        Best = stand.Best.Network,
        Quantized = stand.Last.ToIntegers(_module.Precision),
        BestQuantized = stand.Best.ToIntegers(_module.Precision),
        IsCancelled = stand.History.Count < _options.Epochs,
    };

    private EpochResult RunEpoch(TrainingStand stand, TrainingKeeper keeper, bool hasTraces, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        var epoch = stand.History.Count + 1;
        var order = tensor(Order(epoch)).to(_device);
        while (stand.Batch < _batches)
        {
            cancellation.ThrowIfCancellationRequested();
            if (stand.Batch == 0)
                _step.StartEpoch();
            if (hasTraces && stand.Batch == _batches - 1)
                stand.Before = NetworkState.Of(_module);
            var seen = Seen(stand.Batch);
            using var indices = order.narrow(0, seen, Seen(stand.Batch + 1) - seen);
            _aware?.Begin((epoch - 1) * _batches + stand.Batch, _options.Epochs * _batches, cancellation);
            var done = _step.Run(_training, indices, Rate(epoch - 1, stand.Batch));
            _aware?.End();
            stand.Add(done);
            if (stand.Batch < _batches)
                Report(null);
            if (keeper.IsDue())
                keeper.Save(stand);
        }
        var accuracy = (double)NetworkEvaluator.Predict(_module, _test, _device, cancellation).Correct / _test.Count;
        Report(accuracy);
        return new EpochResult(epoch, stand.Loss / _training.Count, (double)stand.Correct / _training.Count, accuracy) { Layers = _step.TakeUpdates() };

        void Report(double? test)
        {
            var images = Seen(stand.Batch);
            _progress?.Report(new TrainingProgress(
                epoch, _options.Epochs, stand.Batch, _batches, stand.Loss / images, (double)stand.Correct / images, Rate(epoch - 1, stand.Batch - 1), test)
            {
                Images = (long)(epoch - 1) * _training.Count + images,
            });
        }
    }

    private int Seen(int batches) => (int)Math.Min((long)batches * _options.BatchSize, _training.Count);

    private long[] Order(int epoch)
    {
        var order = new long[_training.Count];
        for (var index = 0; index < order.Length; index++)
            order[index] = index;
        _seeds["order"][epoch].ToRandom().Shuffle(order);
        return order;
    }

    private double Rate(int epoch, int batch) => _options.LearningRate * _options.Schedule switch
    {
        LearningRateSchedule.Cosine => 0.5 * (1 + Math.Cos(Math.PI * (epoch + (double)batch / _batches) / _options.Epochs)),
        LearningRateSchedule.Step => Math.Pow(_options.StepFactor, epoch / _options.StepEpochs),
        _ => 1,
    };
}
