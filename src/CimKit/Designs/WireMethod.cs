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
    /// Exact for inputs that are equal, and in the mean over inputs that are independent and alike. In an array of 128×64 cells of
    /// 10 kΩ to 200 kΩ with random bits as inputs, currents miss the exact ones by 0.07 % (root mean square) at 1 Ω a segment, where
    /// ideal wires miss them by 19 %; by 0.2 % of 38 % at 2 Ω.
    /// </remarks>
    Uniform,

    /// <summary>Each array is solved once per row: exact for every input, at the price of as many solutions as rows.</summary>
    Exact,

    /// <summary>The drop that the currents without wires cause: without a solution, for losses of a few percent.</summary>
    /// <remarks>In the same array 1.1 % at 0.5 Ω, where ideal wires miss by 10 %, and 4.4 % at 1 Ω.</remarks>
    FirstOrder,
}
