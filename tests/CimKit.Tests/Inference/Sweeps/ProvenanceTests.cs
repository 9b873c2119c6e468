using System.Text.Json.Nodes;
using CimKit.Data;
using CimKit.Designs;
using CimKit.Designs.Files;
using CimKit.Devices;
using CimKit.Inference;
using CimKit.Inference.Sweeps;
using CimKit.Networks;
using CimKit.Reports;
using Xunit;

namespace CimKit.Tests.Inference.Sweeps;

public class ProvenanceTests
{
    private static readonly Provenance First = Of(SweepCase.Network, SweepCase.Design, SweepCase.Calibration, SweepCase.Images);

    [Fact]
    public void Provenance_EachSource_ChangesItsFieldsAlone()
    {
        var layer = SweepCase.Network.Layers[0];
        var codes = layer.WeightCodes.ToArray();
        codes[5]++;
        var weights = Of(SweepCase.Network with { Layers = [layer with { WeightCodes = codes }, .. SweepCase.Network.Layers.Skip(1)] });
        Assert.Equal(["WeightsHash"], Differences(weights));
        Assert.Equal(["WeightsHash"], Differences(Of(SweepCase.Network with { InputCodesPerUnit = 126.5 })));
        Assert.Equal(["Network", "WeightsHash"], Differences(Of(SweepCase.Network with { Spec = SweepCase.Network.Spec with { Name = "other" } })));
        Assert.Equal(["CalibrationHash"], Differences(Of(calibration: SweepCase.Images.Take(8))));
        Assert.Equal(["Calibration"], Differences(Of(calibration: Named(SweepCase.Calibration, "others"))));
        Assert.Equal(["CalibrationCount", "CalibrationHash"], Differences(Of(calibration: SweepCase.Calibration.Take(7))));
        Assert.Equal(["Count", "DataHash"], Differences(Of(images: SweepCase.Images.Take(15))));
        Assert.Equal(["Dataset"], Differences(Of(images: Named(SweepCase.Images, "others"))));
        Assert.Equal(["Design", "DesignHash"], Differences(Of(design: SweepCase.Design with { Rows = 64 })));
        Assert.Equal(["Design", "DesignHash", "Seed"], Differences(Of(design: SweepCase.Design with { Seed = 2 })));
        Assert.Empty(Differences(Of()));
    }

    [Fact]
    public void DataHash_OnePixelOrLabel_Changes()
    {
        var (pixels, labels) = (SweepCase.Images.Pixels.ToArray(), SweepCase.Images.Labels.ToArray());
        pixels[^1] ^= 1;
        var pixel = new ImageSet("noise", SweepCase.Images.Shape, pixels, labels, SweepCase.Images.Classes).Fingerprint();
        labels[0] = (byte)(labels[0] == 0 ? 1 : 0);
        var label = new ImageSet("noise", SweepCase.Images.Shape, SweepCase.Images.Pixels, labels, SweepCase.Images.Classes).Fingerprint();
        Assert.Equal(3, new HashSet<string> { SweepCase.Images.Fingerprint(), pixel, label }.Count);
    }

    [Fact]
    public void Package_IsThatOfTheAssembly() => Assert.StartsWith(
        typeof(Provenance).Assembly.GetName().Version!.ToString(3), First.Package, StringComparison.Ordinal);

    [Fact]
    public void Software_HasNoDesignAndNoSeed()
    {
        var provenance = SoftwareInference.Evaluate(SweepCase.Network, SweepCase.Images).Provenance;
        Assert.Equal((null, null, null), (provenance.Design, provenance.Seed, provenance.CalibrationHash));
        Assert.Equal((First.WeightsHash, First.DataHash), (provenance.WeightsHash, provenance.DataHash));
    }

    /// <summary>A design from the record's JSON, the network and images of its hashes: the same numbers.</summary>
    [Fact]
    public void Json_DesignReadAgain_GivesTheSameNumbers()
    {
        var sweep = SweepCase.Run();
        var json = JsonNode.Parse(sweep.ToJson())!;
        var design = ArrayDesignJson.Parse(json["provenance"]!["design"]!.ToJsonString(), "record");

        Assert.Equal(sweep.Provenance.DesignHash, (string?)json["provenance"]!["designSha256"]);
        Assert.Equal(sweep.Provenance.WeightsHash, SweepCase.Network.Fingerprint());
        Assert.Equal(sweep.Provenance.CalibrationHash, SweepCase.Calibration.Fingerprint());
        Assert.Equal(sweep.Provenance.DataHash, SweepCase.Images.Fingerprint());
        Assert.Equal(SweepCase.Numbers(sweep), SweepCase.Numbers(SweepCase.Run(design: design)));
        var row = json["rows"]![3]!;
        var single = Of(SweepCase.Network, ArrayDesignJson.Parse(row["design"]!.ToJsonString(), "row"), 1);
        Assert.Equal((double)row["accuracies"]![1]!, single.Accuracy);
    }

    [Fact]
    public void Tables_CarryEveryFact()
    {
        var sweep = SweepCase.Run(new SweepOptions { AdcBits = [3] });
        var table = sweep.ToTable(hasProvenance: true);

        Assert.Equal(sweep.Provenance.WeightsHash, table["Weights SHA-256"].Raw(0));
        Assert.Equal("1", table["Seed"].Raw(0));
        Assert.Equal(
            ["Package", "Network", "Weights SHA-256", "Images", "Number of images", "Images SHA-256", "Calibration images",
                "Number of calibration images", "Calibration SHA-256", "Seed", "Design SHA-256"],
            Enumerable.Range(0, 11).Select(sweep.Provenance.ToTable()["What"].Raw));
    }

    [Fact]
    public void DesignHash_ModelOfOneself_FollowsItsFields()
    {
        static string Hash(double sigma) => (First with
        {
            Design = SweepCase.Design with { Effects = new CellEffects { Model = new OwnModel(sigma) } },
        }).DesignHash!;
        Assert.Equal(Hash(0.1), Hash(0.1));
        Assert.NotEqual(Hash(0.1), Hash(0.2));
    }

    private static Provenance Of(
        QuantizedNetwork? network = null, ArrayDesign? design = null, ImageSet? calibration = null, ImageSet? images = null) =>
        AccuracySweep.Run(
            network ?? SweepCase.Network, design ?? SweepCase.Design, calibration ?? SweepCase.Calibration, images ?? SweepCase.Images, new SweepOptions()).Provenance;

    private static EvaluationResult Of(QuantizedNetwork network, ArrayDesign design, int chip) => CrossbarNetwork
        .Program(network, design, NetworkProfile.Measure(network, SweepCase.Calibration, design), chip).Evaluate(SweepCase.Images);

    private static ImageSet Named(ImageSet set, string name) => new(name, set.Shape, set.Pixels, set.Labels, set.Classes);

    private static IEnumerable<string> Differences(Provenance other) => typeof(Provenance).GetProperties()
        .Where(property => !Equals(property.GetValue(First), property.GetValue(other))).Select(property => property.Name).Order();

    private sealed class OwnModel(double sigma) : IConductanceModel
    {
        public ConductanceRange Range { get; } = new() { Minimum = 0, Maximum = 1 };

        public CellDrawKinds Draws => CellDrawKinds.Programming;

        public bool HasDrift => false;

        public double Program(double target, in CellDraws draws) => target * (1 + sigma * draws.Programming);

        public double At(double target, double time, in CellDraws draws) => Program(target, draws);

        public double ReadSigma(double conductance) => 0;
    }
}
