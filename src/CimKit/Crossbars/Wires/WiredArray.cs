using System.Collections.Concurrent;
using CimKit.Foundation;

namespace CimKit.Crossbars.Wires;

/// <summary>Ohmic cells between resistive lines: column currents for row voltages, equal to nodal analysis of the whole network.</summary>
/// <remarks>
/// Cell currents I obey (1/G + R)·I = v with R the drops along both lines, two cumulative sums each. With s = √G and I = s·y,
/// (1 + s·R·s)·y = s·v is symmetric and positive definite, also for G = 0: solved by conjugate gradients, without a parameter.
/// Source: [Hestenes1952]; lines as in [Xiao2022].
/// </remarks>
/// <example><code>
/// var array = new WiredArray(conductances, rows: 128, new WireResistance(2, 2));
/// double[] amperes = array.Currents(volts);
/// </code></example>
public sealed class WiredArray
{
    private const int MostIterations = 10000;
    private readonly double[] roots;
    private readonly ConcurrentBag<WireSolver> solvers = [];

    /// <param name="siemens">Shape [rows, columns], 0 or greater; copied.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="wires">Resistances of the lines.</param>
    /// <exception cref="InvalidDesignException">Sizes or values do not fit; all problems are named.</exception>
    public WiredArray(ReadOnlySpan<double> siemens, int rows, WireResistance wires)
    {
        Require.Positive(rows, name: nameof(rows));
        var problems = wires.Problems().ToList();
        if (siemens.Length == 0 || siemens.Length % rows != 0)
            problems.Add($"siemens must hold whole rows, {rows} of them; got {siemens.Length} values.");
        for (var i = 0; i < siemens.Length && problems.Count < 10; i++)
            if (!double.IsFinite(siemens[i]) || siemens[i] < 0)
                problems.Add($"siemens must be 0 or greater; got {siemens[i]:G6} in cell {i}.");
        InvalidDesignException.ThrowIfAny(nameof(WiredArray), problems);
        (Rows, Columns, Wires) = (rows, siemens.Length / rows, wires);
        roots = new double[siemens.Length];
        for (var i = 0; i < roots.Length; i++)
            roots[i] = Math.Sqrt(siemens[i]);
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>Resistances of the lines.</summary>
    public WireResistance Wires { get; }

    /// <summary>Currents of the columns.</summary>
    /// <param name="volts">One per row.</param>
    /// <param name="tolerance">Relative residual at which the solution is taken.</param>
    /// <returns>Amperes, one per column.</returns>
    /// <exception cref="ArgumentException"><paramref name="volts"/> has another length.</exception>
    public double[] Currents(ReadOnlySpan<double> volts, [Unit("1")] double tolerance = 1e-10)
    {
        var solver = solvers.TryTake(out var idle) ? idle : new WireSolver(this);
        var currents = solver.Solve(volts, tolerance);
        solvers.Add(solver);
        return currents;
    }

    /// <summary>
    /// Conductances that give the same currents without wires: the network is linear, so it is solved once per row or column, and
    /// every later product with voltages is exact at no cost.
    /// </summary>
    /// <param name="tolerance">Relative residual at which a solution is taken.</param>
    /// <returns>Shape [rows, columns] in siemens.</returns>
    public double[] EffectiveConductances([Unit("1")] double tolerance = 1e-10)
    {
        var solver = new WireSolver(this);
        var effective = new double[Rows * Columns];
        var volts = new double[Rows];
        for (var row = 0; row < Rows; row++)
        {
            volts[row] = 1;
            solver.Solve(volts, tolerance).CopyTo(effective, row * Columns);
            volts[row] = 0;
        }
        return effective;
    }

    /// <summary>What flows through each cell over the voltage of the rows, all of which have the same: one solution.</summary>
    /// <remarks>Exact for equal voltages; in the mean for voltages that are independent and alike, for the network is linear.</remarks>
    /// <param name="tolerance">Relative residual at which the solution is taken.</param>
    /// <returns>Shape [rows, columns] in siemens.</returns>
    public double[] UniformConductances([Unit("1")] double tolerance = 1e-10)
    {
        var solver = new WireSolver(this);
        solver.Solve(Enumerable.Repeat(1.0, Rows).ToArray(), tolerance);
        return solver.CellCurrents();
    }

    /// <summary>Conductances less the drop that the currents of ideal wires cause: no solution, for losses of a few percent.</summary>
    /// <remarks>
    /// G·(1 − r·Σ min(c, c′)·G along the row − R·Σ (n − max(j, j′))·G along the column), segments counted from the terminals and
    /// never below 0: what one solution of all rows at the same voltage gives, to first order in both resistances.
    /// </remarks>
    /// <returns>Shape [rows, columns] in siemens.</returns>
    public double[] FirstOrderConductances() => new WireSolver(this).FirstOrder();

    /// <summary>√G, shape [rows, columns].</summary>
    internal ReadOnlySpan<double> Roots => roots;

    internal static int Limit => MostIterations;
}
