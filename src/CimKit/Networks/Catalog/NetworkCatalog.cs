using System.Collections.Immutable;

namespace CimKit.Networks.Catalog;

/// <summary>The networks of the catalogue by name, each in its usual size.</summary>
/// <example><code>var table = LayerTable.FromNetwork(NetworkCatalog.Find("vgg8"));</code></example>
public static class NetworkCatalog
{
    private static readonly ImmutableArray<(string Name, Func<NetworkSpec> Create)> Networks =
    [
        ("LeNet-5", () => LeNet5.Create()),
        ("MLP", () => Mlp.Create()),
        ("VGG-8", () => Vgg8.Create()),
        ("ResNet-18", () => ResNet18.Create()),
        ("ResNet-20", () => CifarResNet.Create(20)),
        ("ResNet-32", () => CifarResNet.Create(32)),
        ("ResNet-44", () => CifarResNet.Create(44)),
        ("ResNet-56", () => CifarResNet.Create(56)),
        ("DenseNet-40", () => DenseNet40.Create()),
    ];

    /// <summary>Every name.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Networks.Select(network => network.Name)];

    /// <summary>A network.</summary>
    /// <param name="name">Its name; case and hyphens do not matter: <c>vgg8</c> is VGG-8.</param>
    /// <exception cref="ArgumentException">There is none of that name; the message lists the names.</exception>
    public static NetworkSpec Find(string name)
    {
        foreach (var network in Networks)
        {
            if (Plain(network.Name).Equals(Plain(name), StringComparison.OrdinalIgnoreCase))
                return network.Create();
        }
        throw new ArgumentException($"There is no network '{name}'; there are {string.Join(", ", Names)}.", nameof(name));
    }

    private static string Plain(string name) =>
        name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
}
