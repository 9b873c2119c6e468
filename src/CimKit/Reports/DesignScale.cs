using CimKit.Experiments.DesignSpaces;
using CimKit.Foundation;

namespace CimKit.Reports;

/// <summary>A quantity of designs along an axis: accuracies in percent, costs with one prefix, logarithmic if they differ a hundredfold.</summary>
internal sealed record DesignScale(DesignQuantity Quantity, Axis Axis, double Factor)
{
    private const double WideRatio = 100;

    public static DesignScale Of(DesignQuantity quantity, IReadOnlyList<DesignPoint> points)
    {
        if (quantity == DesignQuantity.Accuracy)
            return new(quantity, new Axis(quantity.Name(), "%"), 0.01);
        var scale = quantity == DesignQuantity.EnergyEfficiency ? new SiScale(Si.Tera, "TOPS/W") : Si.ScaleFor(points.Max(point => quantity.Of(point)), quantity.Unit());
        var isWide = points.Max(point => quantity.Of(point)) > WideRatio * points.Min(point => quantity.Of(point));
        var axis = new Axis(quantity.Name(), scale.Unit);
        return new(quantity, isWide ? axis.Logarithmic() : axis, scale.Factor);
    }

    /// <summary>Where a design lies.</summary>
    public double Of(DesignPoint point) => Quantity.Of(point) / Factor;
}
