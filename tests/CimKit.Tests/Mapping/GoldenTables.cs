using CimKit.Estimation.Verification;
using CimKit.Networks;
using CimKit.Tests.Traces;

namespace CimKit.Tests.Mapping;

/// <summary>Networks of the published check values: those that have a file, and the tables that <c>cim verify</c> knows by name.</summary>
internal static class GoldenTables
{
    public static LayerTable Load(string name) => name switch
    {
        "VGG8" => GoldenNetworks.Load("vgg8_cifar10"),
        "ResNet18" or "Tiny" or "DenseNet40" => PublishedTables.Find(name),
        _ => GoldenNetworks.Load(name),
    };
}
