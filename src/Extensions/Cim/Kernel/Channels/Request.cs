using Cim.Kernel.Protocol;

namespace Cim.Kernel.Channels;

/// <summary>A message that came in, the channel it came on, and its place in the order of arrival.</summary>
internal sealed record Request(Message Message, ChannelKind Channel, long Order);
