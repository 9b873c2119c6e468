namespace CimKit.Designs;

/// <summary>How the wires of an array act on its cells.</summary>
/// <remarks>
/// Ohmic cells between driven rows and columns at virtual ground are a linear network, so that wires act like other conductances
/// of the cells, found once when the chip is programmed; inference runs at full speed. Source: first principles.
/// </remarks>
public enum WireMethod
{
    /// <summary>Each array is solved once, all rows at one voltage, and a cell conducts what flows through it then.</summary>
    /// <remarks>
    /// Exact for inputs that are equal, and in the mean over inputs that are independent and alike. On a column of 128 rows with
    /// random inputs, what remains is a fraction of what the wires change; <see cref="Exact"/> tells how much.
    /// </remarks>
    Uniform,

    /// <summary>Each array is solved once per row: exact for every input, at the price of as many solutions as rows.</summary>
    Exact,

    /// <summary>The drop that the currents without wires cause: without a solution, for losses of a few percent.</summary>
    FirstOrder,
}
