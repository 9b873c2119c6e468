using CimKit.Crossbars.Wires;
using CimKit.Foundation;
using CsCheck;
using MathNet.Numerics.LinearAlgebra;
using Xunit;

namespace CimKit.Tests.Crossbars.Wires;

public class WiredArrayTests
{
    /// <summary>Check value ir_drop.3x3 of the reference, printed with nine digits: g[output][input].</summary>
    [Fact]
    public void Currents_ThreeByThree_EqualsThePublishedValue()
    {
        double[] siemens = [1, 0.2, 0.05, 0.1, 0.8, 0.6, 0.5, 0.3, 1];
        var currents = new WiredArray(siemens, 3, new WireResistance(0.01, 0.02)).Currents([1, 0.5, 1]);
        Assert.Equal(1.44333661, currents[0], 5e-9);
        Assert.Equal(0.843999859, currents[1], 5e-10);
        Assert.Equal(1.25550581, currents[2], 5e-9);
        Assert.Equal([1.55, 0.9, 1.35], new WiredArray(siemens, 3, WireResistance.None).Currents([1, 0.5, 1]).Select(value => Math.Round(value, 12)));
    }

    /// <summary>Check value ir_drop.first_order of the reference.</summary>
    [Fact]
    public void FirstOrder_TwoByFour_EqualsThePublishedValue()
    {
        var outputs = new FirstOrderWires(114.285714).Multiply([0.3, -0.2, 0.8, 0.1, -0.6, 0.4, 0.2, 0.9], [0.2, -0.5, 1, 0.7]);
        Assert.Equal(1.01739623, outputs[0], 5e-9);
        Assert.Equal(0.497065351, outputs[1], 5e-10);
    }

    /// <summary>Kirchhoff's equations of every node, solved directly: two nodes a cell.</summary>
    [Fact]
    public void Currents_RandomArrays_EqualNodalAnalysis() => Gen.Select(Gen.Int[1, 9], Gen.Int[1, 9], Gen.UInt, Gen.Double[-4, 0], Gen.Double[-4, 0])
        .Sample((rows, columns, seed, row, column) =>
        {
            var random = new SeedTree(seed)["wires"].ToRandom();
            var siemens = Enumerable.Range(0, rows * columns).Select(_ => random.Next(5) == 0 ? 0 : random.NextDouble()).ToArray();
            var volts = Enumerable.Range(0, rows).Select(_ => random.NextDouble() * 2 - 1).ToArray();
            var wires = new WireResistance(Math.Pow(10, row), Math.Pow(10, column));
            var expected = Nodal(siemens, rows, columns, volts, wires);
            var actual = new WiredArray(siemens, rows, wires).Currents(volts, 1e-12);
            var largest = 1e-12 + expected.Max(Math.Abs);
            return expected.Zip(actual).All(pair => Math.Abs(pair.First - pair.Second) <= 1e-8 * largest);
        }, iter: 200);

    [Fact]
    public void EffectiveConductances_AnyVoltages_GiveTheSameCurrents() => Gen.Select(Gen.Int[1, 12], Gen.Int[1, 12], Gen.UInt).Sample((rows, columns, seed) =>
    {
        var random = new SeedTree(seed)["effective"].ToRandom();
        var siemens = Enumerable.Range(0, rows * columns).Select(_ => random.NextDouble()).ToArray();
        var volts = Enumerable.Range(0, rows).Select(_ => random.NextDouble()).ToArray();
        var array = new WiredArray(siemens, rows, new WireResistance(0.01, 0.03));
        var (effective, currents) = (array.EffectiveConductances(), array.Currents(volts));
        return Enumerable.Range(0, columns).All(column => Math.Abs(
            Enumerable.Range(0, rows).Sum(row => volts[row] * effective[row * columns + column]) - currents[column]) < 1e-8 * (1 + currents[column]))
            && effective.Zip(siemens).All(pair => pair.First > 0 && pair.First < 1);
    }, iter: 50);

    [Fact]
    public void Constructor_BadCellsAndWires_NamesEverything()
    {
        var message = Assert.Throws<InvalidDesignException>(() => new WiredArray([1, -1, double.NaN], 2, new WireResistance(-1, 0))).Message;
        Assert.Contains("RowSegment must be 0 Ω or greater; got -1.", message);
        Assert.Contains("whole rows, 2 of them; got 3 values", message);
        Assert.Contains("got -1 in cell 1", message);
        Assert.Contains("got NaN in cell 2", message);
    }

    /// <summary>Node (row, column) of the row line, then of the column line.</summary>
    private static double[] Nodal(double[] siemens, int rows, int columns, double[] volts, WireResistance wires)
    {
        var (size, half) = (2 * rows * columns, rows * columns);
        var (matrix, right) = (Matrix<double>.Build.Dense(size, size), Vector<double>.Build.Dense(size));
        void Connect(int from, int to, double conductance)
        {
            matrix[from, from] += conductance;
            if (to < 0)
                return;
            matrix[to, to] += conductance;
            matrix[from, to] -= conductance;
            matrix[to, from] -= conductance;
        }
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
            {
                var node = row * columns + column;
                Connect(node, half + node, siemens[node]);
                Connect(node, column > 0 ? node - 1 : -1, 1 / wires.RowSegment);
                if (column == 0)
                    right[node] += volts[row] / wires.RowSegment;
                Connect(half + node, row < rows - 1 ? half + node + columns : -1, 1 / wires.ColumnSegment);
            }
        var potentials = matrix.Solve(right);
        return Enumerable.Range(0, columns).Select(column => potentials[half + (rows - 1) * columns + column] / wires.ColumnSegment).ToArray();
    }
}
