namespace CimKit.Data;

/// <summary>A small grey image on which a round pen with a soft edge draws lines.</summary>
internal sealed class InkCanvas(int size, double radius, double softness)
{
    private readonly double[] _ink = new double[size * size];

    /// <summary>Draws a line; where lines overlap the darker one counts.</summary>
    public void Line((double X, double Y) from, (double X, double Y) to, double pressure)
    {
        var reach = radius + softness;
        var (left, right) = Extent(from.X, to.X, reach);
        var (top, bottom) = Extent(from.Y, to.Y, reach);
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var square = dx * dx + dy * dy;
        for (var y = top; y <= bottom; y++)
        {
            for (var x = left; x <= right; x++)
            {
                var along = square > 0 ? Math.Clamp(((x - from.X) * dx + (y - from.Y) * dy) / square, 0, 1) : 0;
                var (ex, ey) = (x - from.X - along * dx, y - from.Y - along * dy);
                var inside = Math.Clamp((reach - Math.Sqrt(ex * ex + ey * ey)) / (2 * softness), 0, 1);
                var darkness = pressure * inside * inside * (3 - 2 * inside);
                if (darkness > _ink[y * size + x])
                    _ink[y * size + x] = darkness;
            }
        }
    }

    /// <summary>Makes bytes of the ink, with a gain and noise (a sum of two even draws, standard deviation <paramref name="noise"/>).</summary>
    public void Scan(Span<byte> pixels, double gain, double noise, Random random)
    {
        var spread = noise * Math.Sqrt(6);
        for (var index = 0; index < _ink.Length; index++)
        {
            var value = gain * _ink[index] + spread * (random.NextDouble() + random.NextDouble() - 1);
            pixels[index] = (byte)Math.Clamp(Math.Round(255 * value), 0, 255);
        }
    }

    private (int First, int Last) Extent(double a, double b, double reach) =>
        (Math.Max(0, (int)Math.Ceiling(Math.Min(a, b) - reach)), Math.Min(size - 1, (int)Math.Floor(Math.Max(a, b) + reach)));
}
