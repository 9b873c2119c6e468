namespace CimKit.Data;

/// <summary>Draws one digit: chooses a way of writing it, distorts it, and renders the pen's trace.</summary>
internal static class DigitPen
{
    private const int Size = SyntheticDigits.Size;
    private const int StepsPerSpan = 8;

    /// <summary>Draws into <paramref name="pixels"/>, row by row, 0 the background.</summary>
    public static void Draw(int digit, Random random, Span<byte> pixels)
    {
        var ways = DigitStrokes.Ways[digit];
        var distortion = DigitDistortion.Draw(random);
        var canvas = new InkCanvas(Size, radius: Between(random, 0.75, 1.5), softness: Between(random, 0.45, 0.9));
        foreach (var stroke in ways[random.Next(ways.Count)])
            Trace(canvas, distortion, Jitter(stroke, random), Between(random, 0.75, 1.0));
        if (random.NextDouble() < 0.08)
            Trace(canvas, distortion, Stray(random), Between(random, 0.4, 0.8));
        canvas.Scan(pixels, gain: Between(random, 0.75, 1.1), noise: Between(random, 0.01, 0.08), random);
    }

    /// <summary>A number drawn evenly from a range.</summary>
    internal static double Between(Random random, double low, double high) => low + (high - low) * random.NextDouble();

    private static (double X, double Y)[] Jitter((double X, double Y)[] stroke, Random random)
    {
        var moved = new (double X, double Y)[stroke.Length];
        for (var index = 0; index < stroke.Length; index++)
            moved[index] = index > 0 && stroke[index] == stroke[index - 1]
                ? moved[index - 1]
                : (stroke[index].X + Between(random, -0.05, 0.05), stroke[index].Y + Between(random, -0.05, 0.05));
        return moved;
    }

    private static (double X, double Y)[] Stray(Random random)
    {
        var (x, y) = (random.NextDouble(), random.NextDouble());
        return [(x, y), (x + Between(random, -0.3, 0.3), y + Between(random, -0.3, 0.3))];
    }

    private static void Trace(InkCanvas canvas, DigitDistortion distortion, (double X, double Y)[] points, double pressure)
    {
        var last = distortion.Apply(points[0]);
        for (var span = 0; span < points.Length - 1; span++)
        {
            var (before, from) = (points[Math.Max(0, span - 1)], points[span]);
            var (to, after) = (points[span + 1], points[Math.Min(points.Length - 1, span + 2)]);
            for (var step = 1; step <= StepsPerSpan && from != to; step++)
            {
                var t = (double)step / StepsPerSpan;
                var next = distortion.Apply((Curve(before.X, from.X, to.X, after.X, t), Curve(before.Y, from.Y, to.Y, after.Y, t)));
                canvas.Line(last, next, pressure);
                last = next;
            }
        }
    }

    // Catmull-Rom spline through b and c.
    private static double Curve(double a, double b, double c, double d, double t) =>
        0.5 * (2 * b + t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a))));
}
