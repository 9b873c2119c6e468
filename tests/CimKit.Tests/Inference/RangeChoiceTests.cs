using CimKit.Designs;
using CimKit.Foundation;
using CimKit.Inference;
using CimKit.Networks.Catalog;
using Xunit;

namespace CimKit.Tests.Inference;

public class RangeChoiceTests
{
    [Fact]
    public void Find_Candidates_TakesTheOneThatAgreesMost()
    {
        var network = RandomNetworks.Quantize(Mlp.Create(32, 16), 8, 8, isUnsigned: false, new SeedTree(1)["test"].ToRandom());
        var images = RandomNetworks.Images(network.Spec.Input, 60, new SeedTree(2)["test"].ToRandom());
        var design = RandomNetworks.Design(adc: new AdcDesign { Bits = 4 });
        AdcRange[] candidates = [AdcRange.Maximum, AdcRange.MinMax, AdcRange.LloydMax, AdcRange.BestL2];
        var choice = RangeChoice.Find(network, design, images, candidates, threads: 1);

        Assert.Equal(candidates, choice.Scores.Select(score => score.Range));
        var best = choice.Scores.Single(score => score.Range == choice.Design.Adc.Range);
        Assert.All(choice.Scores, score => Assert.True(
            (score.Agreeing, -score.LogitError).CompareTo((best.Agreeing, -best.LogitError)) <= 0));
        Assert.NotEqual(AdcRange.Maximum, choice.Design.Adc.Range);
        var again = CrossbarNetwork.Program(network, choice.Design, choice.Profile).Evaluate(images);
        Assert.Equal(best.Correct, again.Correct);
        Assert.Equal(choice.Scores, RangeChoice.Find(network, design, images, candidates, choice.Profile, threads: 2).Scores);
    }

    [Fact]
    public void Find_CandidateThatCannotBeBuilt_IsNamed() => Assert.Contains("Range Dynamic must go with Scheme Separate", Assert.Throws<InvalidDesignException>(() =>
        RangeChoice.Find(RandomNetworks.Create(new Random(1)), RandomNetworks.Design(), RandomNetworks.Images(RandomNetworks.Create(new Random(1)).Spec.Input, 1, new Random(1)),
            [AdcRange.Dynamic])).Message);
}
