namespace CimKit.Designs;

/// <summary>What a buffer is made of.</summary>
public enum BufferKind
{
    /// <summary>Flip-flops.</summary>
    RegisterFile,

    /// <summary>Six-transistor SRAM cells.</summary>
    Sram,
}
