using System.Diagnostics.CodeAnalysis;
using CimKit.Designs;
using CimKit.Designs.Files;
using CimKit.Devices;
using CimKit.Devices.Statistics;
using CimKit.Foundation;
using Xunit;

namespace CimKit.Tests.Designs.Files;

public sealed class ArrayDesignJsonTests
{
    private static readonly ConductanceRange Cell = new() { Minimum = 1 * Si.Micro, Maximum = 20 * Si.Micro, Levels = 16 };

    public static TheoryData<string> Models => new(DesignContract.Families[typeof(IConductanceModel)]
        .Where(kind => kind.DerivedType.GetConstructor(Type.EmptyTypes)!.IsDefined(typeof(SetsRequiredMembersAttribute), inherit: false) || kind.DerivedType == typeof(NeuRram)).Select(kind => kind.DerivedType.Name));

    /// <summary>The schema changes only with a diff; copy the received file over it to accept.</summary>
    [Fact]
    public void Schema_EqualsTheApprovedFile() =>
        SchemaApproval.Check(SchemaDocument.RenderArrays(), ArrayDesignJson.Schema, "Designs", "Files", "array-design.schema.json");

    [Fact]
    public void Parse_EmptyObject_IsTheStandard() => Assert.Equal(ArrayDesignJson.Standard, ArrayDesignJson.Parse("{}", "here"));

    [Fact]
    public void Parse_PartOfAPart_KeepsTheRest()
    {
        var design = ArrayDesignJson.Parse("""{ "adc": { "bits": 7 }, "cell": { "minimum": 0 }, "seed": 18446744073709551615 }""", "here");
        Assert.Equal((7, AdcRange.BestSum, 0, ulong.MaxValue), (design.Adc.Bits, design.Adc.Range, design.Cell.Minimum, design.Seed));
        Assert.Equal(ArrayDesignJson.Standard.Cell.Maximum, design.Cell.Maximum);
    }

    public static TheoryData<int> Numbers => [0, 1, 2, 3, 4];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Parse_Text_IsTheSameDesign(int number)
    {
        var all = ArrayDesignJson.Standard with { Cell = Cell, Encoding = WeightEncoding.DifferentialPair, InputBitsPerCycle = 2, Seed = 9 };
        ArrayDesign[] designs =
        [
            all with { Variation = new ProportionalVariation { Sigma = 0.1 }, ReadNoise = new ReadNoise { Relative = 0.02 } },
            all with { Variation = new StateVariation { Sigmas = [0.1, 0.05] }, Effects = new() { Faults = new StuckFaults { OffRate = 0.1 } } },
            all with
            {
                Variation = new LogNormalVariation { Sigmas = [0.3] },
                Effects = new() { Retention = new PowerLawRetention { Exponent = 0.1, Target = null }, Time = 1e6, HasDriftCompensation = true },
            },
            all with
            {
                Effects = new()
                {
                    Retention = new ThermallyActivatedRetention
                    {
                        Law = new TableRetention { Conductances = [1e-6, 2e-5], Times = [1, 100], MeanChanges = [0, 0, 1e-7, 1e-6], Spreads = [0, 0, 1e-8, 1e-8] },
                        ActivationEnergy = 1.1, ReferenceTemperature = 400, Temperature = 300,
                    },
                },
            },
            all with { Effects = new() { Model = new GenericCell { Range = Cell, Read = new GenericError { Kind = GenericErrorKind.Proportional, Magnitude = 0.1 } } } },
        ];
        var text = ArrayDesignJson.ToText(designs[number]);
        Assert.Equal(text, ArrayDesignJson.ToText(ArrayDesignJson.Parse(text, "here")));
        Assert.Equal(ContentHash.Of(designs[number]), ContentHash.Of(ArrayDesignJson.Parse(text, "here")));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Parse_EveryModel_IsTheSameDesign(string name)
    {
        var type = DesignContract.Families[typeof(IConductanceModel)].Single(kind => kind.DerivedType.Name == name).DerivedType;
        var model = (IConductanceModel)Activator.CreateInstance(type)!;
        var design = ArrayDesignJson.Standard with
        {
            Cell = new ConductanceRange { Minimum = model.Range.Minimum, Maximum = model.Range.Maximum, Levels = 4 }, Effects = new CellEffects { Model = model, Time = 60 },
        };
        Assert.Equal(design, ArrayDesignJson.Parse(ArrayDesignJson.ToText(design), "here"));
    }

    [Fact]
    public void Parse_ManyMistakes_NamesLinePathRangeAndValue() => Assert.Equal(
        [
            "f.json line 2: $.rows must be 1 to 1024; got 2000.",
            "f.json line 3: $.variation.sigmas must be a list of numbers; got \"wide\".",
            "f.json line 4: $.effects.retention.target must be 0 to 1, or null; it is missing.",
            "f.json line 5: $.process is not known; there are rows, columns, cellBits, encoding, inputBitsPerCycle, cell, adc, variation, effects, readNoise, wires, seed.",
        ],
        Assert.Throws<InvalidDesignException>(() => ArrayDesignJson.Parse("""
            {
              "rows": 2000,
              "variation": { "kind": "state", "sigmas": "wide" },
              "effects": { "retention": { "kind": "powerLaw", "exponent": 0.1 } },
              "process": 3
            }
            """.ReplaceLineEndings("\n"), "f.json")).Problems);

    [Fact]
    public void Parse_RuleAcrossProperties_NamesThePart() => Assert.Equal(
        ["f.json line 1: $.effects: Variation must be none with Effects.Model, which has its own programming error; got 10 % of the target."],
        Assert.Throws<InvalidDesignException>(() => ArrayDesignJson.Parse(
            """{ "cell": { "minimum": 0, "maximum": 2e-5 }, "variation": { "kind": "proportional", "sigma": 0.1 }, "effects": { "model": { "kind": "projectedPcm" } } }""",
            "f.json")).Problems);
}
