using CimKit.Foundation;

namespace CimKit.Devices;

/// <summary>How the pulse response differs from device to device: its labels and its end points.</summary>
/// <remarks>Drawn once per device. No published device states it; tools take 0. Source: [ChenYu2019].</remarks>
public sealed record DeviceToDeviceSpread
{
    /// <summary>Standard deviation of both labels.</summary>
    [Unit("1")]
    public double Nonlinearity { get; init => field = Require.InRange(value, 0, 10); }

    /// <summary>True if one draw moves both labels, as the published training tool does (Q12.4); false for two draws.</summary>
    public bool SharesDraw { get; init; }

    /// <summary>Standard deviation of G_max.</summary>
    [Unit("S")]
    public double Maximum { get; init => field = Require.NotNegative(value, "S"); }

    /// <summary>Standard deviation of G_min.</summary>
    [Unit("S")]
    public double Minimum { get; init => field = Require.NotNegative(value, "S"); }

    /// <summary>One device. Labels are limited to ±10, G_min to 0 S; a device whose ends meet has <see cref="UpdateCurve.Problems"/>.</summary>
    /// <param name="nominal">The mean device.</param>
    /// <param name="potentiation">Standard normal for the label of potentiation, and of depression if the draw is shared.</param>
    /// <param name="depression">Standard normal for the label of depression.</param>
    /// <param name="maximum">Standard normal for G_max.</param>
    /// <param name="minimum">Standard normal for G_min.</param>
    public UpdateCurve Device(UpdateCurve nominal, double potentiation, double depression, double maximum, double minimum) => nominal with
    {
        PotentiationNonlinearity = Label(nominal.PotentiationNonlinearity, potentiation),
        DepressionNonlinearity = Label(nominal.DepressionNonlinearity, SharesDraw ? potentiation : depression),
        Maximum = Math.Max(double.Epsilon, nominal.Maximum + Maximum * maximum),
        Minimum = Math.Max(0, nominal.Minimum + Minimum * minimum),
    };

    private double Label(double mean, double normal) => Math.Clamp(mean + Nonlinearity * normal, -10, 10);
}
