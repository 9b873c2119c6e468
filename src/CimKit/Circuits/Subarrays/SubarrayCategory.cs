namespace CimKit.Circuits.Subarrays;

/// <summary>What a part of a sub-array is for.</summary>
public enum SubarrayCategory
{
    /// <summary>The cells and their lines.</summary>
    Array,

    /// <summary>Turns column currents or voltages into numbers.</summary>
    Conversion,

    /// <summary>Adds the numbers of rows, input bits and weight slices.</summary>
    Accumulation,

    /// <summary>Decoders, drivers, switches and multiplexers.</summary>
    Drivers,
}
