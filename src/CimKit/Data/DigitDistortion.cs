namespace CimKit.Data;

/// <summary>An affine map from the unit square to pixels, followed by a smooth random displacement.</summary>
internal sealed class DigitDistortion
{
    private const int Grid = 4;
    private const double Centre = (SyntheticDigits.Size - 1) / 2.0;

    private readonly (double XX, double XY, double YX, double YY, double X, double Y) _map;
    private readonly (double X, double Y)[] _field;

    private DigitDistortion((double, double, double, double, double, double) map, (double X, double Y)[] field) =>
        (_map, _field) = (map, field);

    /// <summary>Draws scale, slant, turn, shift and field.</summary>
    public static DigitDistortion Draw(Random random)
    {
        var height = DigitPen.Between(random, 15, 22);
        var width = height * DigitPen.Between(random, 0.62, 1.0);
        var turn = DigitPen.Between(random, -0.2, 0.2);
        var slant = DigitPen.Between(random, -0.25, 0.38);
        var (sin, cos) = Math.SinCos(turn);
        var shift = (DigitPen.Between(random, -2.2, 2.2), DigitPen.Between(random, -2, 2));
        var bend = DigitPen.Between(random, 0.4, 1.5);
        var field = new (double, double)[Grid * Grid];
        for (var index = 0; index < field.Length; index++)
            field[index] = (bend * DigitPen.Between(random, -1, 1), bend * DigitPen.Between(random, -1, 1));
        return new DigitDistortion(
            (cos * width, -(sin + cos * slant) * height, sin * width, (cos - sin * slant) * height, shift.Item1, shift.Item2), field);
    }

    /// <summary>Where a point of the unit square lies in the image, in pixels.</summary>
    public (double X, double Y) Apply((double X, double Y) point)
    {
        var (u, v) = (point.X - 0.5, point.Y - 0.5);
        var (dx, dy) = Displacement(point.X, point.Y);
        return (Centre + _map.XX * u + _map.XY * v + _map.X + dx, Centre + _map.YX * u + _map.YY * v + _map.Y + dy);
    }

    private (double X, double Y) Displacement(double x, double y)
    {
        var (column, right) = Cell(x);
        var (row, below) = Cell(y);
        var (a, b) = (_field[row * Grid + column], _field[row * Grid + column + 1]);
        var (c, d) = (_field[(row + 1) * Grid + column], _field[(row + 1) * Grid + column + 1]);
        return (Mix(Mix(a.X, b.X, right), Mix(c.X, d.X, right), below), Mix(Mix(a.Y, b.Y, right), Mix(c.Y, d.Y, right), below));
    }

    private static (int Index, double Part) Cell(double position)
    {
        var scaled = Math.Clamp(position, 0, 1) * (Grid - 1);
        var index = Math.Min((int)scaled, Grid - 2);
        var part = scaled - index;
        return (index, part * part * (3 - 2 * part));
    }

    private static double Mix(double a, double b, double part) => a + (b - a) * part;
}
