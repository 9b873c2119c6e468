using CimKit.Devices;
using CimKit.Foundation;
using MathNet.Numerics.Distributions;

namespace CimKit.Learning;

/// <summary>Curves of an array's devices in weights of −1 to 1: w' = w − (top − w)·(e^x − 1) with x = −n·rate (up) or +n·rate (down).</summary>
/// <remarks>One set of numbers if all devices are alike, else one per device. Labels are turned into rates by a table.</remarks>
internal sealed class CurveCells
{
    /// <summary>A curve so straight that its bend is lost in float32; the same formula serves.</summary>
    private const double StraightBend = 1e-6;

    private CurveCells(int devices)
    {
        (UpRate, UpTop, DownRate, DownTop) = (new float[devices], new float[devices], new float[devices], new float[devices]);
        (Low, High) = (new float[devices], new float[devices]);
    }

    public float[] UpRate { get; }

    public float[] UpTop { get; }

    public float[] DownRate { get; }

    public float[] DownTop { get; }

    public float[] Low { get; }

    public float[] High { get; }

    /// <summary>The mean device.</summary>
    public static CurveCells Uniform(CurveUpdate update)
    {
        var cells = new CurveCells(1);
        cells.Set(0, update, Bend(update.Curve.Potentiation), Bend(update.Curve.Depression), -1, 1);
        return cells;
    }

    /// <summary>Devices drawn from the spread.</summary>
    public static CurveCells Draw(CurveUpdate update, int count, SeedTree seeds)
    {
        var cells = new CurveCells(count);
        var (curve, spread) = (update.Curve, update.Spread);
        var range = curve.Maximum - curve.Minimum;
        double[] Normals(string name, bool isNeeded)
        {
            var numbers = new double[isNeeded ? count : 0];
            Normal.Samples(seeds[name].ToRandom(), numbers, 0, 1);
            return numbers;
        }
        var up = Normals("potentiation", spread.Nonlinearity > 0);
        var down = spread.SharesDraw ? up : Normals("depression", spread.Nonlinearity > 0);
        var (high, low) = (Normals("maximum", spread.Maximum > 0), Normals("minimum", spread.Minimum > 0));
        for (var cell = 0; cell < count; cell++)
        {
            double Of(double[] numbers, double sigma) => numbers.Length == 0 ? 0 : sigma * numbers[cell];
            cells.Set(cell, update,
                BendTable.Bend(curve.PotentiationNonlinearity + Of(up, spread.Nonlinearity)),
                BendTable.Bend(curve.DepressionNonlinearity + Of(down, spread.Nonlinearity)),
                -1 + Math.Max(Of(low, spread.Minimum), -curve.Minimum) * 2 / range, 1 + Of(high, spread.Maximum) * 2 / range);
        }
        return cells;
    }

    private static double Bend(CurveBranch branch) => double.IsInfinity(branch.A) ? 0 : branch.Pulses / branch.A;

    private void Set(int cell, CurveUpdate update, double upBend, double downBend, double low, double high)
    {
        // Ends that meet leave a device that does not move.
        high = Math.Max(low, high);
        (Low[cell], High[cell]) = ((float)low, (float)high);
        (UpRate[cell], UpTop[cell]) = RateAndTop(upBend, update.Curve.PotentiationPulses, low, high);
        (DownRate[cell], DownTop[cell]) = RateAndTop(downBend, update.Curve.DepressionPulses, low, high);
    }

    private static (float Rate, float Top) RateAndTop(double bend, int pulses, double low, double high)
    {
        bend = Math.Abs(bend) < StraightBend ? StraightBend : bend;
        return ((float)(bend / pulses), (float)(low - (high - low) / CurveBranch.ExpMinusOne(-bend)));
    }
}
