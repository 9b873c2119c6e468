using CimKit.Designs;
using CimKit.Designs.Presets;
using CimKit.Devices;
using CimKit.Devices.Presets;
using CimKit.Experiments;
using CimKit.Foundation;
using CimKit.Learning;
using CimKit.Learning.Algorithms;
using CimKit.Networks;
using CimKit.Networks.Catalog;
using CimKit.Neural.Training;
using CimKit.Tests.Designs.Files;
using Xunit;

namespace CimKit.Tests.Experiments;

public sealed class ExperimentJsonTests
{
    public static TheoryData<string> Networks => [.. NetworkCatalog.Names];

    [Fact]
    public void Parse_NamesAndChanges_StartFromWhatIsNamed()
    {
        var experiment = Parse("""
            {
              "$schema": "experiment.schema.json", "name": "mine", "seed": 5,
              "network": { "preset": "vgg8", "name": "my VGG" },
              "data": { "name": "cifar10", "training": 500 }, // the first ones
              "training": { "preset": "devices", "epochs": 2, "devices": { "kind": "physical", "update": {
                "curve": { "preset": "epiram", "cycleToCycleSigma": 0.01 }, "mostPulses": 3, "spread": { "nonlinearity": 0.2 } } } },
              "chip": { "preset": "rram-22nm", "array": { "weightBits": 5, "inputBits": 8 } },
              "evaluation": { "adcBits": [4, 5], "chips": 3, "usesBest": true, "variation": { "kind": "proportional", "sigma": 0.1 } },
            }
            """);

        Assert.Equal(("mine", 5UL, "my VGG", 8), (experiment.Name, experiment.Seed, experiment.Network.Name, experiment.Network.WeightedLayers.Count()));
        Assert.Equal(new ExperimentData { Name = "cifar10", Training = 500 }, experiment.Data);
        var physical = Assert.IsType<PhysicalTraining>(experiment.Training.Devices);
        Assert.Equal(EpiRam.Create().Curve! with { CycleToCycleSigma = 0.01 }, physical.Update.Curve);
        Assert.Equal((3, 0.2, true), (physical.Update.MostPulses, physical.Update.Spread.Nonlinearity, physical.Update.IsStochastic));
        Assert.Equal((2, 5, OptimizerKind.Sgd), (experiment.Training.Epochs, experiment.Training.WeightBits, experiment.Training.Optimizer));
        Assert.Equal(ChipPresets.Find("rram-22nm").Array.Cell, experiment.Chip.Array.Cell);
        Assert.Equal([4, 5], experiment.Evaluation.AdcBits);
        Assert.Equal(new ProportionalVariation { Sigma = 0.1 }, experiment.Evaluation.Variation);
    }

    [Fact]
    public void Parse_Layers_MakeANetwork()
    {
        var experiment = Parse("""
            { "network": { "name": "joined", "input": { "channels": 1, "height": 28, "width": 28 }, "layers": [
              { "kind": "convolution", "name": "c1", "outputs": 4, "kernel": 3, "padding": 1, "normalization": {} },
              { "kind": "pooling", "name": "p", "size": 2, "method": "average", "inputs": ["c1"] },
              { "kind": "globalPooling", "name": "g", "method": "maximum" },
              { "kind": "linear", "name": "fc", "outputs": 10, "hasRelu": false } ] },
              "training": "float" }
            """);

        var layers = experiment.Network.Layers;
        Assert.Equal([typeof(Convolution), typeof(Pooling), typeof(GlobalPooling), typeof(Linear)], layers.Select(layer => layer.GetType()));
        Assert.Equal((1e-5, PoolingKind.Average, PoolingKind.Maximum), (((Convolution)layers[0]).Normalization!.Epsilon, ((Pooling)layers[1]).Kind, ((GlobalPooling)layers[2]).Kind));
        Assert.Equal("c1", Assert.Single(layers[1].Inputs));
        Assert.Equal(TrainingOptions.Quick.InFloat(), experiment.Training);
    }

    [Fact]
    public void Parse_EverythingWrong_NamesLinePropertyAndRange()
    {
        var problems = Problems("""
            {
              "network": { "name": "n", "layers": [
                { "kind": "convolution", "name": "c", "outputs": 0, "kernel": 3 },
                { "kind": "recurrent" },
                7 ] },
              "data": { "training": 0 },
              "training": { "preset": "slow" },
              "evaluation": { "adcBits": 5, "chips": 0 },
              "chip": 3, "foo": 1 }
            """);

        Assert.Equal(
            [
                "e.json line 3: $.network.layers[0].outputs must be 1 or greater; got 0.",
                "e.json line 4: $.network.layers[1].kind must be one of \"convolution\", \"linear\", \"pooling\", \"globalPooling\", \"paddedShortcut\", \"addition\", \"concatenation\"; got \"recurrent\".",
                "e.json line 5: $.network.layers[2] must be an object; got 7.",
                "e.json line 2: $.network.input must be an object; it is missing.",
                "e.json line 6: $.data.training must be 1 to 1000000; got 0.",
                "e.json line 7: $.training.preset must be known: There is no training 'slow'; there are quick, thorough, float, devices, pulsed.",
                "e.json line 8: $.evaluation.adcBits must be a list of whole numbers; got 5.",
                "e.json line 8: $.evaluation.chips must be 1 to 10000; got 0.",
                "e.json line 9: $.chip must be an object; got 3.",
                "e.json line 9: $.foo is not known; there are name, network, data, training, chip, trainingChip, evaluation, seed.",
            ],
            problems);
    }

    [Fact]
    public void Parse_PartsThatDoNotFit_AreNamed()
    {
        Assert.Equal(
            ["e.json line 1: $.chip: Array.WeightBits and Array.InputBits must be those of the training, 4 and 8 bit; got 8 and 8."],
            Problems("""{ "training": { "weightBits": 4 }, "chip": {} }"""));
        var problem = Assert.Single(Problems("""{ "training": { "devices": { "kind": "physical", "update": { "curve": "peer_ecram_li" } } } }"""));
        Assert.StartsWith("e.json line 1: $.training.devices.update.curve must be known: peer_ecram_li has no pulse curve; there are ag_a_si, ", problem, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void ToText_AnyNetwork_ComesBack(string name) => RoundTrip(new Experiment { Network = NetworkCatalog.Find(name), Training = TrainingOptions.Quick.InFloat() });

    [Fact]
    public void ToText_AnyExperiment_ComesBack()
    {
        RoundTrip(new Experiment());
        RoundTrip(new Experiment
        {
            Name = "µ", Seed = ulong.MaxValue, Training = TrainingOptions.OnDevices(new PhysicalTraining(new CurveUpdate { Curve = Pcmo.Create().Curve! })) with { WeightBits = 8 },
            Evaluation = new()
            {
                Times = [0, 3600], Array = new ArrayDesign
                {
                    Cell = ConductanceRange.FromOnResistance(1e5, 10), Adc = new AdcDesign { Bits = 6 }, Effects = new() { Retention = new PowerLawRetention { Exponent = 0.05, Target = 0 } },
                },
            },
        });
        RoundTrip(new Experiment { Training = TrainingOptions.OnDevices(new PublishedTraining(new() { Levels = 97 })) with { WeightBits = 8 } });
    }

    [Fact]
    public void Parse_PulsedDevices_MayBeNamedAndChanged()
    {
        var experiment = Parse("""
            { "training": { "preset": "pulsed", "devices": { "kind": "pulsed", "response": { "preset": "peer_gokmen_vlasov", "stepNoise": 0.2 },
              "algorithm": { "kind": "tikiTaka", "transferRate": 0.1, "fast": { "kind": "softBounds", "step": 0.01, "maximum": 1, "minimum": -1 } } } } }
            """);

        var pulsed = Assert.IsType<PulsedTraining>(experiment.Training.Devices);
        Assert.Equal(GokmenVlasov.Create().Response! with { StepNoise = 0.2 }, pulsed.Response);
        Assert.Equal((0.1, 0.01), (((TikiTaka)pulsed.Algorithm).TransferRate, ((TikiTaka)pulsed.Algorithm).Fast!.Step));
        RoundTrip(experiment);
    }

    [Fact]
    public void Parse_TrainingChip_MayBeNamedAndChanged()
    {
        var named = Parse("""{ "training": "devices", "chip": { "array": { "weightBits": 5 } }, "trainingChip": "EPIRAM" }""");
        Assert.Equal(TrainingChipPresets.Find("epiram"), named.TrainingChip);
        var cell = Assert.IsType<CimKit.Circuits.Cells.ResistiveCell>(named.TrainingChip!.Array.Cell);
        Assert.Equal((81e3, 5), (Math.Round(cell.OnResistance), cell.Bits));

        var changed = Parse("""
            { "training": "devices", "chip": { "array": { "weightBits": 5 } },
              "trainingChip": { "preset": "hzo_fefet", "process": { "nanometres": 22 }, "write": { "pulseWidth": 1e-6 }, "gradient": { "rows": 64 } } }
            """);
        Assert.Equal((22, 1e-6, 64), (changed.TrainingChip!.Process.Nanometres, changed.TrainingChip.Write.PulseWidth, changed.TrainingChip.Gradient.Rows));
        Assert.Equal(TrainingChipPresets.Find("hzo_fefet").Array, changed.TrainingChip.Array);
        Assert.Equal(changed.TrainingChip, Parse(ExperimentJson.ToText(changed)).TrainingChip);
        Assert.All(TrainingChipPresets.Names, name => Assert.Empty(TrainingChipPresets.Find(name).Problems()));
        Assert.Null(Parse("{}").TrainingChip);
        Assert.DoesNotContain("trainingChip", ExperimentJson.ToText(new Experiment()), StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_TrainingChipThatIsWrong_NamesEverything()
    {
        var problems = Problems("""
            {
              "trainingChip": { "array": { "rows": 0 },
              "write": { "pulseWidth": -1 }, "batchSize": 5 } }
            """);

        Assert.Equal(3, problems.Count);
        Assert.StartsWith("e.json line 2: $.trainingChip.array.rows must be ", problems[0], StringComparison.Ordinal);
        Assert.Equal("e.json line 3: $.trainingChip.write.pulseWidth must be greater than 0 s; got -1.", problems[1]);
        Assert.StartsWith("e.json line 3: $.trainingChip.batchSize is not known; there are name, process, ", problems[2], StringComparison.Ordinal);
        Assert.StartsWith(
            "e.json line 1: $.trainingChip must be known: There is no training chip 'tube'; there are default, hzo_fefet, ",
            Assert.Single(Problems("""{ "trainingChip": "tube" }""")), StringComparison.Ordinal);
        Assert.Equal(
            ["e.json line 1: $.trainingChip: Array.WeightBits and Array.InputBits must be those of the training, 8 and 8 bit; got 5 and 8."],
            Problems("""{ "trainingChip": {} }"""));
    }

    /// <summary>A new kind of layer, device or algorithm gets its word, too.</summary>
    [Fact]
    public void Contract_EveryKindOfPart_HasAWord() => Assert.Empty(
        from family in ExperimentContract.Json.Families
        where family.Key.IsAbstract
        from type in typeof(Experiment).Assembly.GetTypes()
        where type is { IsAbstract: false, IsPublic: true } && family.Key.IsAssignableFrom(type) && !family.Value.Any(kind => kind.DerivedType == type)
        select $"{type.Name} is no kind of {family.Key.Name}.");

    /// <summary>The schema changes only with a diff; copy the received file over it to accept.</summary>
    [Fact]
    public void Schema_EqualsTheApprovedFile()
    {
        var standard = new Experiment();
        var (chip, training) = (standard.Chip, new TrainingDesign());
        // Parts that both chips have start from different values, and have no default.
        var text = new SchemaDocument(
            ExperimentContract.Json,
            [
                standard, standard.Data, standard.Training, standard.Evaluation, chip, chip.Clock, chip.Schedule, chip.Activation,
                training, training.Transposed, training.Gradient, training.Write,
            ]).Render(
            typeof(Experiment), "CimKit experiment",
            "From a network to a chip: training and its price, accuracy, cost. What is left out is as in the standard experiment. SI units without prefix; comments and trailing commas are allowed.");
        SchemaApproval.Check(text, ExperimentJson.Schema, "Experiments", "experiment.schema.json");
    }

    private static void RoundTrip(Experiment experiment)
    {
        var text = ExperimentJson.ToText(experiment);
        Assert.Equal(text, ExperimentJson.ToText(Parse(text)));
        Assert.Equal(experiment.Training with { Seed = 0 }, Parse(text).Training with { Seed = 0 });
    }

    private static Experiment Parse(string json) => ExperimentJson.Parse(json, "e.json");

    private static IReadOnlyList<string> Problems(string json) => Assert.Throws<InvalidDesignException>(() => Parse(json)).Problems;
}
