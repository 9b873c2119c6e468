namespace CimKit.Experiments.DesignSpaces;

/// <summary>Points that no other beats.</summary>
internal static class ParetoFront
{
    public static IReadOnlyList<DesignPoint> Of(IReadOnlyList<DesignPoint> points, IReadOnlyList<DesignQuantity> quantities)
    {
        // Smaller is better in all of them, and points sorted by all of them can be beaten by earlier ones only.
        var costs = points.Select((point, place) => (
            Point: point, Place: place,
            Values: quantities.Reverse().Select(quantity => quantity.IsBetterHigh() ? -quantity.Of(point) : quantity.Of(point)).ToArray()));
        var front = new List<(DesignPoint Point, int Place, double[] Values)>();
        foreach (var candidate in costs.Order(Comparer<(DesignPoint Point, int Place, double[] Values)>.Create(Compare)))
        {
            if (!front.Exists(known => Beats(known.Values, candidate.Values)))
                front.Add(candidate);
        }
        return [.. front.Select(known => known.Point)];
    }

    private static bool Beats(double[] one, double[] other)
    {
        var isBetter = false;
        for (var place = 0; place < one.Length; place++)
        {
            if (one[place] > other[place])
                return false;
            isBetter |= one[place] < other[place];
        }
        return isBetter;
    }

    private static int Compare((DesignPoint Point, int Place, double[] Values) one, (DesignPoint Point, int Place, double[] Values) other)
    {
        for (var place = 0; place < one.Values.Length; place++)
        {
            if (one.Values[place].CompareTo(other.Values[place]) is var order and not 0)
                return order;
        }
        return one.Place.CompareTo(other.Place);
    }
}
