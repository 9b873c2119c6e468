using CimKit.Experiments.DesignSpaces;
using CsCheck;
using Xunit;

namespace CimKit.Tests.Experiments.DesignSpaces;

public sealed class ParetoTests
{
    private static readonly DesignPoints Two = DesignCase.Run(new DesignSpace(DesignAxis.AdcBits(4, 5)));

    private static readonly Gen<DesignPoint[]> SomePoints = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[0, 4]).Select(Point).Array[0, 30];

    [Fact]
    public void Pareto_AnyPoints_IsWhatComparingAllPairsLeaves() => SomePoints.Sample(points =>
    {
        DesignQuantity[] quantities = [DesignQuantity.Accuracy, DesignQuantity.LeakagePower, DesignQuantity.Energy];
        for (var count = 1; count <= quantities.Length; count++)
        {
            var chosen = quantities[..count];
            var expected = points.Where(point => !points.Any(other => Beats(other, point, chosen)));
            var front = (Two with { All = points }).Pareto(chosen);
            Assert.Equal(expected.Count(), front.Count);
            Assert.All(expected, point => Assert.Contains(front, found => ReferenceEquals(found, point)));
            var last = front.Select(point => Loss(chosen[^1], point)).ToArray();
            Assert.Equal(last.Order(), last);
        }
    });

    [Fact]
    public void Pareto_Impossible_IsLeftOut()
    {
        var best = Two.All[0] with { Accuracies = [1], Problems = ["it cannot be built"] };

        Assert.DoesNotContain((Two with { All = [best, .. Two.All] }).Pareto(), point => !point.IsPossible);
    }

    private static DesignPoint Point(int accuracy, int leakage, int energy) => new()
    {
        Design = Two.All[0].Design, Accuracies = [accuracy / 4.0], Cost = Two.All[0].Cost! with { LeakagePower = leakage, LeakageEnergy = energy },
    };

    private static bool Beats(DesignPoint one, DesignPoint other, DesignQuantity[] quantities) =>
        Array.TrueForAll(quantities, quantity => Loss(quantity, one) <= Loss(quantity, other))
        && Array.Exists(quantities, quantity => Loss(quantity, one) < Loss(quantity, other));

    private static double Loss(DesignQuantity quantity, DesignPoint point) => quantity.IsBetterHigh() ? -quantity.Of(point) : quantity.Of(point);
}
