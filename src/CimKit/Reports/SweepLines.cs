using CimKit.Foundation;
using CimKit.Inference.Sweeps;

namespace CimKit.Reports;

/// <summary>The rows of a sweep as lines over one of its quantities: one line for each combination of the others.</summary>
internal sealed class SweepLines
{
    private readonly int axis;

    /// <param name="sweep">The sweep.</param>
    /// <param name="quantity">Name of the quantity along the lines; null for the usual one.</param>
    /// <exception cref="ArgumentException">There is none of that name; the message lists the names.</exception>
    /// <exception cref="InvalidDesignException">Nothing is varied.</exception>
    public SweepLines(SweepResult sweep, string? quantity)
    {
        InvalidDesignException.ThrowIfAny("Sweep", sweep.Quantities.Count > 0 ? [] : ["Quantities must hold at least 1 quantity that is varied; got 0."]);
        var names = sweep.Quantities.Select(known => known.Name).ToList();
        axis = quantity is null ? Usual(sweep.Quantities) : names.IndexOf(quantity);
        if (axis < 0)
            throw new ArgumentException($"The sweep varies no '{quantity}'; it varies {string.Join(", ", names)}.", nameof(quantity));
        Quantity = sweep.Quantities[axis];
        var others = Enumerable.Range(0, names.Count).Where(other => other != axis && sweep.Quantities[other].Labels.Count > 1).ToArray();
        Lines = [.. sweep.Rows.GroupBy(row => string.Join(", ", others.Select(other => Label(sweep.Quantities[other], row.Labels[other]))))];
    }

    /// <summary>What runs along the lines.</summary>
    public SweptQuantity Quantity { get; }

    /// <summary>Rows under a name that says only what differs between lines; empty if there is one line.</summary>
    public IReadOnlyList<IGrouping<string, SweepRow>> Lines { get; }

    /// <summary>Number of a row's value.</summary>
    public int IndexOf(SweepRow row) => Quantity.Labels.ToList().IndexOf(row.Labels[axis]);

    private static int Usual(IReadOnlyList<SweptQuantity> quantities)
    {
        var order = Enumerable.Range(0, quantities.Count).ToList();
        return order.Where(index => quantities[index].IsNumeric).OrderByDescending(index => quantities[index].Labels.Count)
            .Concat(order).First();
    }

    // A number alone does not say what it is a number of.
    private static string Label(SweptQuantity quantity, string label) =>
        quantity.IsNumeric && label.All(letter => char.IsDigit(letter) || letter is '.' or '-' or 'E' or '+') ? $"{quantity.Name} {label}" : label;
}
