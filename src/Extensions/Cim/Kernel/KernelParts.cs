using Cim.Kernel.Channels;
using Cim.Kernel.Protocol;
using CimKit.Notebooks;

namespace Cim.Kernel;

/// <summary>What handlers work with.</summary>
/// <param name="Session">Runs the cells.</param>
/// <param name="Connection">Ports the kernel listens on.</param>
/// <param name="IoPub">Publishes status and output.</param>
/// <param name="Stdin">Asks the client for a line.</param>
/// <param name="LastShellOrder">Order of the last request received by now.</param>
/// <param name="Stop">Ends the kernel.</param>
internal sealed record KernelParts(
    NotebookSession Session,
    ConnectionFile Connection,
    IoPub IoPub,
    StdinChannel Stdin,
    Func<Task<long>> LastShellOrder,
    Action Stop)
{
    public InputHistory History { get; } = new();

    public RunningCell Running { get; } = new();
}
