namespace CimKit.Neural.Runtime;

/// <summary>How libtorch was loaded into this process.</summary>
/// <param name="Library">Path of the TorchSharp native library in use; empty if it was loaded before.</param>
/// <param name="IsPatched">True if it is the repaired private copy an older distribution needs.</param>
/// <param name="Threads">Threads libtorch uses inside one operation.</param>
public sealed record TorchRuntime(string Library, bool IsPatched, int Threads);
