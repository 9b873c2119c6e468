namespace Cim.Kernel.Channels;

/// <summary>Jupyter's message channels; the heartbeat carries no messages.</summary>
internal enum ChannelKind
{
    Shell,
    Control,
    Stdin,
    IoPub,
}
