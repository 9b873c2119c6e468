using System.Security.Cryptography;
using System.Text;

namespace Cim.Kernel.Protocol;

/// <summary>HMAC-SHA256 over the four JSON frames, written as lower-case hex.</summary>
internal sealed class MessageSigner(string key)
{
    private readonly byte[] _key = Encoding.UTF8.GetBytes(key);

    public byte[] Sign(IReadOnlyList<byte[]> frames, int first)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        for (var i = 0; i < MessageCodec.JsonFrames; i++)
            hash.AppendData(frames[first + i]);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public bool Verifies(ReadOnlySpan<byte> signature, IReadOnlyList<byte[]> frames, int first) =>
        CryptographicOperations.FixedTimeEquals(signature, Sign(frames, first));
}
