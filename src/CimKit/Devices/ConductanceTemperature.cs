using CimKit.Foundation;

namespace CimKit.Devices;

/// <summary>Conductance of all cells at another temperature than that of programming: G(T) = G(T₀)·(1 + c·(T − T₀)).</summary>
/// <remarks>
/// It comes and goes with the temperature, unlike loss that time and temperature cause (<see cref="ThermallyActivatedRetention"/>).
/// Source: first principles, the linear coefficient of a resistor.
/// </remarks>
public sealed record ConductanceTemperature
{
    /// <summary>Cells that do not depend on the temperature.</summary>
    public static ConductanceTemperature None { get; } = new();

    /// <summary>c: relative change of the conductance for one kelvin; below 0 for metallic filaments.</summary>
    [Unit("1/K")]
    public double Coefficient { get; init => field = Require.InRange(value, -0.1, 0.1, "1/K"); }

    /// <summary>T: temperature of inference.</summary>
    [Unit("K")]
    public double Temperature { get; init => field = Require.InRange(value, 1, 1000, "K"); } = 300;

    /// <summary>T₀: temperature at which the cells were programmed and verified.</summary>
    [Unit("K")]
    public double ProgrammingTemperature { get; init => field = Require.InRange(value, 1, 1000, "K"); } = 300;

    /// <summary>G(T)/G(T₀).</summary>
    [Unit("1")]
    public double Factor => 1 + Coefficient * (Temperature - ProgrammingTemperature);

    /// <summary>True if no conductance changes.</summary>
    public bool IsNone => Factor == 1;

    /// <summary>Everything that is wrong.</summary>
    public IEnumerable<string> Problems()
    {
        if (Factor < 0)
            yield return $"Coefficient·(Temperature − ProgrammingTemperature) must be −1 or greater; got {Factor - 1:G4}.";
    }
}
