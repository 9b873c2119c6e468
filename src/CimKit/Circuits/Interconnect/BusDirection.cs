namespace CimKit.Circuits.Interconnect;

/// <summary>Which way a bus runs over its units.</summary>
public enum BusDirection
{
    /// <summary>Along the rows, for inputs.</summary>
    Horizontal,

    /// <summary>Along the columns, for outputs.</summary>
    Vertical,
}
