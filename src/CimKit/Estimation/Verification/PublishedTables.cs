using CimKit.Networks;

namespace CimKit.Estimation.Verification;

/// <summary>Networks of the published check values that stand in no file.</summary>
internal static class PublishedTables
{
    // Size of the input map, channels, kernel, outputs, pooling, stride.
    private static readonly (int, int, int, int, int, int)[] Vgg8 =
    [
        (32, 3, 3, 128, 0, 1), (32, 128, 3, 128, 1, 1), (16, 128, 3, 256, 0, 1), (16, 256, 3, 256, 1, 1),
        (8, 256, 3, 512, 0, 1), (8, 512, 3, 512, 1, 1), (1, 8192, 1, 1024, 0, 1), (1, 1024, 1, 10, 0, 1),
    ];

    private static readonly (int, int, int, int, int, int)[] Tiny =
        [(10, 16, 3, 64, 0, 1), (10, 64, 3, 128, 1, 1), (5, 128, 3, 128, 0, 1), (1, 1152, 1, 128, 0, 1), (1, 128, 1, 10, 0, 1)];

    private static readonly (int, int, int, int, int, int)[] TinyTraining =
        [(14, 16, 3, 256, 0, 1), (14, 256, 3, 256, 1, 1), (1, 1024, 1, 512, 0, 1), (1, 512, 1, 10, 0, 1)];

    private static readonly (int, int, int, int, int, int)[] ResNet18 =
    [
        (224, 3, 7, 64, 1, 2), (56, 64, 3, 64, 0, 1), (56, 64, 3, 64, 0, 1), (56, 64, 3, 64, 0, 1), (56, 64, 3, 64, 0, 1),
        (56, 64, 3, 128, 0, 2), (28, 128, 3, 128, 0, 1), (56, 64, 1, 128, 0, 2), (28, 128, 3, 128, 0, 1), (28, 128, 3, 128, 0, 1),
        (28, 128, 3, 256, 0, 2), (14, 256, 3, 256, 0, 1), (28, 128, 1, 256, 0, 2), (14, 256, 3, 256, 0, 1), (14, 256, 3, 256, 0, 1),
        (14, 256, 3, 512, 0, 2), (7, 512, 3, 512, 0, 1), (14, 256, 1, 512, 0, 2), (7, 512, 3, 512, 0, 1), (7, 512, 3, 512, 1, 1),
        (1, 512, 1, 1000, 0, 1),
    ];

    internal static LayerTable Find(string name) => name switch
    {
        "VGG8" => Table(name, Vgg8),
        "Tiny" => Table(name, Tiny),
        "Tiny-T" => Table(name, TinyTraining),
        "ResNet18" => Table(name, ResNet18),
        "DenseNet40" => Table(name, [.. DenseNet40()]),
        _ => throw new FormatException($"network must be VGG8, Tiny, Tiny-T, ResNet18 or DenseNet40; got '{name}'."),
    };

    /// <summary>The published table: 3×3 layers name the concatenated number of channels as outputs.</summary>
    private static IEnumerable<(int, int, int, int, int, int)> DenseNet40()
    {
        yield return (32, 3, 3, 24, 0, 1);
        foreach (var (size, channels) in new[] { (32, 24), (16, 48), (8, 60) })
        {
            for (var unit = 0; unit < 6; unit++)
            {
                yield return (size, channels + 12 * unit, 1, 48, 0, 1);
                yield return (size, 48, 3, channels + 12 * unit + 12, 0, 1);
            }
            if (size > 8)
                yield return (size, channels + 72, 1, (channels + 72) / 2, 1, 1);
        }
        yield return (1, 132, 1, 10, 0, 1);
    }

    private static LayerTable Table(string name, IReadOnlyList<(int Size, int Channels, int Kernel, int Outputs, int Pooling, int Stride)> rows) => new()
    {
        Name = name,
        Rows = [.. rows.Select(row => new LayerTableRow
        {
            InputHeight = row.Size,
            InputWidth = row.Size,
            InputChannels = row.Channels,
            KernelHeight = row.Kernel,
            KernelWidth = row.Kernel,
            Outputs = row.Outputs,
            HasPooling = row.Pooling == 1,
            Stride = row.Stride,
            Padding = (row.Kernel - 1) / 2,
        })],
    };
}
