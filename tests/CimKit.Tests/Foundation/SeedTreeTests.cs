using CimKit.Foundation;
using CsCheck;
using Xunit;

namespace CimKit.Tests.Foundation;

public class SeedTreeTests
{
    private static double[] Draw(SeedTree seeds, int count = 8)
    {
        var random = seeds.ToRandom();
        return Enumerable.Range(0, count).Select(_ => random.NextDouble()).ToArray();
    }

    [Fact]
    public void ToRandom_SamePath_SameNumbers() => Gen.ULong.Sample(seed =>
        Draw(new SeedTree(seed)["chip"][3]["conv1"]).SequenceEqual(Draw(new SeedTree(seed)["chip"][3]["conv1"])));

    [Fact]
    public void ToRandom_OtherNameOrSeed_OtherNumbers() => Gen.ULong.Sample(seed =>
        Draw(new SeedTree(seed)["a"])[0] != Draw(new SeedTree(seed)["b"])[0]
        && Draw(new SeedTree(seed)["a"])[0] != Draw(new SeedTree(seed + 1)["a"])[0]);

    /// <summary>Both halves exclusive-or to the same 32 bits.</summary>
    [Fact]
    public void ToRandom_SeedsOfEqualFoldedHalves_OtherNumbers() => Gen.Select(Gen.UInt, Gen.UInt, Gen.UInt)
        .Where((low, high, mask) => mask != 0)
        .Sample((low, high, mask) => !Draw(new SeedTree((ulong)high << 32 | low))
            .SequenceEqual(Draw(new SeedTree((ulong)(high ^ mask) << 32 | (low ^ mask)))));

    /// <summary>The published sequence of SplitMix64 for the seed 1234567.</summary>
    [Fact]
    public void NextBits_Seed1234567_IsThePublishedSequence()
    {
        var random = new SeededRandom(1234567);
        ulong[] expected = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        Assert.Equal(expected, expected.Select(_ => random.NextBits()));
        Assert.Equal((6457827717110365317 >> 11) / 9007199254740992.0, new SeedTree(1234567).ToRandom().NextDouble());
    }

    [Fact]
    public void ToRandom_EveryKindOfDraw_FollowsFromTheSeed()
    {
        Assert.Equal(Kinds(7), Kinds(7));
        Assert.All(Kinds(7).Zip(Kinds(8)), pair => Assert.NotEqual(pair.First, pair.Second));

        static string[] Kinds(ulong seed)
        {
            var (bytes, span, order) = (new byte[13], new byte[13], Enumerable.Range(0, 30).ToArray());
            New().NextBytes(bytes);
            New().NextBytes(span.AsSpan());
            New().Shuffle(order);
            return [$"{New().Next()}", $"{New().Next(1 << 30)}", $"{New().Next(-5, 1 << 30)}", $"{New().NextInt64()}", $"{New().NextSingle()}",
                $"{New().NextDouble()}", string.Join(' ', bytes), string.Join(' ', span), string.Join(' ', order)];

            Random New() => new SeedTree(seed).ToRandom();
        }
    }

    /// <summary>10⁶ draws: the mean has the standard error 0.00029, the variance 0.000075; both must lie within five of them.</summary>
    [Fact]
    public void NextDouble_ManyDraws_HaveMeanAndVarianceOfAUniformNumber()
    {
        var numbers = Draw(new SeedTree(42)["uniform"], 1_000_000);
        var mean = numbers.Average();
        Assert.Equal(0.5, mean, 0.0015);
        Assert.Equal(1.0 / 12, numbers.Average(number => (number - mean) * (number - mean)), 0.0004);
        Assert.All(numbers, number => Assert.True(number is >= 0 and < 1));
    }
}
