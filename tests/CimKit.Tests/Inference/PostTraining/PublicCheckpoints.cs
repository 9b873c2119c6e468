using CimKit.Checkpoints;
using CimKit.Checkpoints.Known;
using CimKit.Data;
using CimKit.Networks;

namespace CimKit.Tests.Inference.PostTraining;

/// <summary>Public checkpoints and the images they were measured with, found through CIMKIT_DATA.</summary>
internal static class PublicCheckpoints
{
    public static TrainedNetwork Load(string file) => KnownCheckpoints.Import(Read(file));

    public static Checkpoint Read(string file) => CheckpointFile.Read(Path.Combine(RealData.Folder(), "weights", file));

    public static ImageSet CifarTest() =>
        Cifar10File.Read("CIFAR-10 test, first 1000", Path.Combine(RealData.Folder(), "cifar10", "test_batch_first1000.bin"));

    public static ImageSet CifarTraining(int count) =>
        Cifar10File.Read("CIFAR-10 training", Path.Combine(RealData.Folder(), "cifar10", "data_batch_1.bin")).Take(count);
}
