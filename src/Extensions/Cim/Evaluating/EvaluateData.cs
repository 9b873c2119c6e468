using CimKit.Data;

namespace Cim.Evaluating;

/// <summary>Image sets by name or folder.</summary>
internal static class EvaluateData
{
    public const string Embedded = "embedded";

    private static readonly string[] Names = [Embedded, "mnist", "fashion-mnist", "cifar10"];

    /// <exception cref="ArgumentException">There is no such set.</exception>
    /// <exception cref="IOException">Files are missing.</exception>
    /// <exception cref="InvalidDataException">A file is damaged.</exception>
    public static ImageSplit Load(EvaluateRequest request) => request.Data.ToLowerInvariant() switch
    {
        Embedded => SyntheticDigits.Create(request.Calibration, request.Images),
        "mnist" => Mnist.Load(),
        "fashion-mnist" => FashionMnist.Load(),
        "cifar10" or "cifar-10" => Cifar10.Load(),
        _ when Directory.Exists(request.Data) => ImageFolder.Load(request.Data),
        _ => throw new ArgumentException($"There are no images '{request.Data}': it is no folder, and none of {string.Join(", ", Names)}."),
    };
}
