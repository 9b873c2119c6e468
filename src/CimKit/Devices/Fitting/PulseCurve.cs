using MathNet.Numerics.LinearAlgebra;

namespace CimKit.Devices.Fitting;

/// <summary>A train on the unit square, both coordinates rising, and the least-squares algebra of curves through it.</summary>
internal sealed class PulseCurve
{
    private readonly double[] positions;
    private readonly double lowest;
    private readonly bool isReversed;

    public PulseCurve(PulseBranch branch)
    {
        Branch = branch;
        isReversed = branch.Direction == PulseDirection.Depression;
        (lowest, Span) = (branch.Conductances.Min(), branch.Conductances.Max() - branch.Conductances.Min());
        var (first, length) = (branch.Pulses[0], (double)branch.PulseCount);
        positions = InTime(branch.Pulses.Select(pulse => isReversed ? 1 - (pulse - first) / length : (pulse - first) / length).ToArray());
        Values = InTime(branch.Conductances.Select(value => (value - lowest) / Span).ToArray());
    }

    public PulseBranch Branch { get; }

    /// <summary>Largest less smallest sample.</summary>
    public double Span { get; }

    /// <summary>Samples as part of their range, at rising positions.</summary>
    public double[] Values { get; }

    /// <summary>Turns the order of a depression train round, in either direction.</summary>
    public double[] InTime(double[] values) => isReversed ? values.Reverse().ToArray() : values;

    /// <summary>y = b·(1 − e^(−x/a)) at every position.</summary>
    public double[] Shape(double label)
    {
        var a = Nonlinearity.NormalizedA(label);
        var end = CurveBranch.ExpMinusOne(-1 / a);
        return positions.Select(x => CurveBranch.ExpMinusOne(-x / a) / end).ToArray();
    }

    public double SquaredError(double label, bool isRangeFitted)
    {
        var shape = Shape(label);
        var (low, span) = isRangeFitted ? BestRange(shape) : (0.0, 1.0);
        var sum = 0.0;
        for (var i = 0; i < shape.Length; i++)
            sum += (Values[i] - low - span * shape[i]) * (Values[i] - low - span * shape[i]);
        return sum;
    }

    /// <summary>Lower end and span with the least error for a label: a straight line through (shape, value).</summary>
    public (double Low, double Span) BestRange(double label) => BestRange(Shape(label));

    /// <summary>Standard errors of label, lower and upper end; 0 for an end that is not fitted.</summary>
    public (double[] Errors, int Freedom) StandardErrors(double label, double span, double[] residuals, bool isRangeFitted)
    {
        const double step = 1e-4;
        var (shape, before, after) = (Shape(label), Shape(label - step), Shape(label + step));
        var jacobian = Matrix<double>.Build.Dense(residuals.Length, isRangeFitted ? 3 : 1, (i, parameter) => parameter switch
        {
            0 => span * (after[i] - before[i]) / (2 * step),
            1 => 1 - shape[i],
            _ => shape[i],
        });
        var freedom = residuals.Length - jacobian.ColumnCount;
        var variance = residuals.Sum(residual => residual * residual) / Math.Max(1, freedom);
        var covariance = (jacobian.TransposeThisAndMultiply(jacobian)).Inverse() * variance;
        return (Enumerable.Range(0, 3).Select(i => i < covariance.RowCount ? Math.Sqrt(covariance[i, i]) : 0).ToArray(), freedom);
    }

    /// <summary>A fitted end in siemens.</summary>
    public ConfidenceInterval ToConductance(double part, double error, int freedom) =>
        ConfidenceInterval.Of(lowest + part * Span, error * Span, freedom);

    private (double Low, double Span) BestRange(double[] shape)
    {
        var (meanShape, meanValue) = (shape.Average(), Values.Average());
        var (products, squares) = (0.0, 0.0);
        for (var i = 0; i < shape.Length; i++)
        {
            products += (shape[i] - meanShape) * (Values[i] - meanValue);
            squares += (shape[i] - meanShape) * (shape[i] - meanShape);
        }
        var span = products / squares;
        return (meanValue - span * meanShape, span);
    }
}
