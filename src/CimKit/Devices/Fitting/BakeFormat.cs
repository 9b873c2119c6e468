using CimKit.Foundation;

namespace CimKit.Devices.Fitting;

/// <summary>Headings of a file of a retention bake, one row a cell; their units stand in the headings.</summary>
public sealed record BakeFormat
{
    /// <summary>Heading of the temperature.</summary>
    public string Temperature { get; init => field = Require.NotBlank(value); } = "temp";

    /// <summary>Heading of the duration.</summary>
    public string Time { get; init => field = Require.NotBlank(value); } = "time";

    /// <summary>Heading of the conductance before.</summary>
    public string Before { get; init => field = Require.NotBlank(value); } = "g_initial";

    /// <summary>Heading of the conductance at the reading.</summary>
    public string After { get; init => field = Require.NotBlank(value); } = "g_after";
}
