using CimKit.Foundation;
using CimKit.Networks;
using CimKit.Networks.Catalog;
using CimKit.Tests.Mapping;
using CimKit.Tests.Traces;
using Xunit;

namespace CimKit.Tests.Networks;

/// <summary>Golden rows of every catalogue network.</summary>
/// <remarks>
/// Weights exclude biases and batch normalisation. ResNets for CIFAR: parameters of He 2016, Table 6 (0.27, 0.46, 0.85 M), and of the
/// published checkpoints less 2 numbers per normalised output and 10 biases. ResNet-18: 11,689,512 parameters of the public
/// checkpoint. VGG-8 and DenseNet-40: sums of the published layer tables, by hand.
/// </remarks>
public sealed class CatalogTests
{
    public static TheoryData<string, long, long, long> Golden() => new()
    {
        { "LeNet-5", 61_470, 416_520, 61_470 },
        { "MLP 784-256-128-10", 234_752, 234_752, 234_752 },
        { "VGG-8", 12_973_440, 615_917_568, 12_973_440 },
        { "ResNet-20", 268_336, 40_551_040, 269_722 },
        { "ResNet-32", 461_872, 68_862_592, 464_154 },
        { "ResNet-56", 848_944, 125_485_696, 853_018 },
        { "ResNet-14 with projections", 174_128, 26_657_408, 175_258 },
        { "ResNet-20 with projections", 270_896, 40_813_184, 272_474 },
        { "ResNet-56 with projections", 851_504, 125_747_840, 855_770 },
        { "ResNet-18", 11_678_912, 1_814_073_344, 11_689_512 },
        { "DenseNet-40", 171_024, 72_365_352, 173_448 },
    };

    private static readonly NetworkSpec[] All =
    [
        LeNet5.Create(), Mlp.Create(), Vgg8.Create(), CifarResNet.Create(20), CifarResNet.Create(32), CifarResNet.Create(56),
        CifarResNet.Create(14, ResidualShortcut.Projection), CifarResNet.Create(20, ResidualShortcut.Projection),
        CifarResNet.Create(56, ResidualShortcut.Projection), ResNet18.Create(), DenseNet40.Create(),
    ];

    [Theory]
    [MemberData(nameof(Golden))]
    public void Network_OfTheCatalogue_HasItsPublishedSize(string name, long weights, long multiplications, long parameters)
    {
        var network = All.Single(network => network.Name == name);
        var steps = network.Shapes();

        Assert.Equal(weights, steps.Sum(step => step.Weights));
        Assert.Equal(multiplications, steps.Sum(step => step.MultiplyAccumulates));
        Assert.Equal(parameters, weights + network.WeightedLayers.Sum(layer =>
            (layer.HasBias ? layer.Outputs : 0) + (layer.Normalization is null ? 0 : 2 * layer.Outputs)));
        Assert.Equal(2 * multiplications, LayerTable.FromNetwork(network).Operations(Fidelity.Corrected));
    }

    [Fact]
    public void Table_OfVgg8_IsThePublishedOne()
    {
        Assert.Equal(GoldenNetworks.Load("vgg8_cifar10").Rows, LayerTable.FromNetwork(Vgg8.Create()).Rows);
        Assert.Equal(1_231_835_136, LayerTable.FromNetwork(Vgg8.Create()).Operations(Fidelity.Reference));
    }

    [Fact]
    public void Table_OfResNet18_IsThePublishedOne() =>
        Assert.Equal(GoldenTables.Load("ResNet18").Rows, LayerTable.FromNetwork(ResNet18.Create(), Fidelity.Reference).Rows);

    [Fact]
    public void Table_OfDenseNet40_IsThePublishedOneAsReference() => Assert.Equal(
        GoldenTables.Load("DenseNet40").Rows.SkipLast(2),
        LayerTable.FromNetwork(DenseNet40.Create(), Fidelity.Reference).Rows.SkipLast(2));

    [Fact]
    public void Table_OfDenseNet40_CountsNewChannelsWhenCorrected() =>
        Assert.All(LayerTable.FromNetwork(DenseNet40.Create()).Rows.Where(row => row.KernelHeight == 3).Skip(1), row => Assert.Equal(12, row.Outputs));

    [Fact]
    public void Table_GroupedConvolution_HasARowPerGroup()
    {
        var table = LayerTable.FromNetwork(new NetworkSpec
        {
            Name = "depth-wise",
            Input = new TensorShape(6, 8, 8),
            Layers = [new Convolution { Name = "dw", Outputs = 12, Kernel = 3, Padding = 1, Groups = 3 }],
        });

        Assert.Equal(3, table.Rows.Count);
        Assert.All(table.Rows, row => Assert.Equal((2, 4), (row.InputChannels, row.Outputs)));
    }
}
