using CimKit.Designs;
using CimKit.Foundation;

namespace CimKit.Crossbars;

/// <summary>Cuts signed weight codes into digits of a cell's states: X = W + 2^(b−1), base 2^c, least significant first.</summary>
/// <remarks>
/// The dummy column holds the digits of weight zero, which are real states, so that Σ R^k·(q_k − d_k) = W for every
/// on/off ratio. A weight takes ceil(b/c) cells. Source: first principles.
/// </remarks>
public sealed record WeightSlicing
{
    /// <summary>Word length of the weight codes.</summary>
    [Unit("bit")]
    public required int WeightBits { get; init => field = Require.InRange(value, 2, 8, "bit"); }

    /// <summary>Bits one cell stores.</summary>
    [Unit("bit")]
    public required int CellBits { get; init => field = Require.InRange(value, 1, 8, "bit"); }

    /// <summary>How the sign is kept.</summary>
    public WeightEncoding Encoding { get; init; }

    /// <summary>Digits of a weight: its cells, or pairs of cells.</summary>
    public int Digits => ((IsPair ? WeightBits - 1 : WeightBits) + CellBits - 1) / CellBits;

    /// <summary>True if every digit has two cells of its own.</summary>
    public bool IsPair => Encoding == WeightEncoding.DifferentialPair;

    /// <summary>States of a cell.</summary>
    public int States => 1 << CellBits;

    /// <summary>Digit of a weight code.</summary>
    /// <param name="code">Signed weight code, −2^(b−1) to 2^(b−1) − 1.</param>
    /// <param name="digit">0 is the least significant.</param>
    public int Digit(int code, int digit) => IsPair
        ? (Math.Max(code, 0) >> (digit * CellBits)) & (States - 1)
        : ((code + (1 << (WeightBits - 1))) >> (digit * CellBits)) & (States - 1);

    /// <summary>Digit that is subtracted: of the dummy column, or of the other cell of the pair.</summary>
    /// <param name="code">Signed weight code, −2^(b−1) to 2^(b−1) − 1; in a pair not the smallest.</param>
    /// <param name="digit">0 is the least significant.</param>
    public int SubtractedDigit(int code, int digit) => IsPair ? Digit(-code, digit) : DummyDigit(digit);

    /// <summary>Smallest and largest difference of a digit and the one that is subtracted, over all weights.</summary>
    public (int Smallest, int Largest) Differences(int digit) => IsPair
        ? (1 - States, States - 1)
        : (-DummyDigit(digit), States - 1 - DummyDigit(digit));

    /// <summary>Digit of the dummy column: that of weight zero; 0 for pairs, which have none.</summary>
    /// <param name="digit">0 is the least significant.</param>
    public int DummyDigit(int digit) => Digit(0, digit);

    /// <summary>Digits of a code, least significant first.</summary>
    public IReadOnlyList<int> OffsetDigits(int code) =>
        Enumerable.Range(0, Digits).Select(digit => Digit(code, digit)).ToArray();

    /// <summary>Sign and digits of the magnitude (b − 1 bits), least significant first: the differential encoding.</summary>
    public (int Sign, IReadOnlyList<int> Digits) SignMagnitudeDigits(int code)
    {
        var digits = (WeightBits - 1 + CellBits - 1) / CellBits;
        return (Math.Sign(code), Enumerable.Range(0, digits)
            .Select(digit => (Math.Abs(code) >> (digit * CellBits)) & (States - 1)).ToArray());
    }
}
