namespace CimKit.Reports;

/// <summary>Which of the four costs a figure shows.</summary>
public enum CostQuantity
{
    /// <summary>Layout area.</summary>
    Area,

    /// <summary>Time of one operation.</summary>
    Latency,

    /// <summary>Energy of one operation.</summary>
    Energy,

    /// <summary>Power while idle.</summary>
    Leakage,
}
