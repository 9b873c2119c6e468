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
    private const int ImagesPerReport = 4096;

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

    public TrainingRun(
        NetworkSpec network, ImageSet training, ImageSet test, TrainingOptions options, IProgress<TrainingProgress>? progress)
    {
        (_options, _progress, _device) = (options, progress, device(options.Device));
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

    public TrainingResult Execute(CancellationToken cancellation)
    {
        var history = new List<EpochResult>();
        var (network, ranges) = (NetworkExport.Weights(_module), RangedExport.Ranges(_module));
        try
        {
            while (history.Count < _options.Epochs)
            {
                history.Add(RunEpoch(history.Count + 1, cancellation));
                (network, ranges) = (NetworkExport.Weights(_module), RangedExport.Ranges(_module));
            }
        }
        catch (OperationCanceledException) when (history.Count > 0)
        {
            // What whole epochs have learned is kept.
        }
        return new TrainingResult
        {
            Options = _options,
            History = history,
            Network = network,
            ActivationRanges = ranges,
            Quantized = !_options.IsQuantized ? null
                : _module.Precision.HasRanges ? RangedExport.Quantize(network, _module.Precision, ranges)
                : NetworkExport.Quantize(network, _module.Precision),
            IsCancelled = history.Count < _options.Epochs,
        };
    }

    public void Dispose()
    {
        _aware?.Dispose();
        _step.Dispose();
        _module.Dispose();
        _training.Dispose();
        _test.Dispose();
    }

    private EpochResult RunEpoch(int epoch, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        var order = tensor(Order(epoch)).to(_device);
        var (loss, correct, seen, reported) = (0.0, 0L, 0, 0);
        _step.StartEpoch();
        for (var batch = 0; batch < _batches; batch++)
        {
            cancellation.ThrowIfCancellationRequested();
            var size = Math.Min(_options.BatchSize, _training.Count - seen);
            var rate = Rate(epoch - 1, batch);
            using var indices = order.narrow(0, seen, size);
            _aware?.Begin((epoch - 1) * _batches + batch, _options.Epochs * _batches, cancellation);
            var (batchLoss, batchCorrect) = _step.Run(_training, indices, rate);
            _aware?.End();
            (loss, correct, seen) = (loss + batchLoss, correct + batchCorrect, seen + size);
            if (batch < _batches - 1 && seen / ImagesPerReport > reported)
            {
                reported = seen / ImagesPerReport;
                Report(batch + 1, null);
            }
        }
        var accuracy = (double)NetworkEvaluator.Predict(_module, _test, _device, cancellation).Correct / _test.Count;
        Report(_batches, accuracy);
        return new EpochResult(epoch, loss / seen, (double)correct / seen, accuracy) { Layers = _step.TakeUpdates() };

        void Report(int batch, double? test) => _progress?.Report(new TrainingProgress(
            epoch, _options.Epochs, batch, _batches, loss / seen, (double)correct / seen, Rate(epoch - 1, batch - 1), test));
    }

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
