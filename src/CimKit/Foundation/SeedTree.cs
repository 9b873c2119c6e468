using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CimKit.Foundation;

/// <summary>Random streams found by name: a new consumer does not shift the others.</summary>
/// <remarks>
/// A child's seed is a hash of its parent's seed and its name, so it depends on neither the order of use nor the
/// number of threads. Source: first principles.
/// </remarks>
/// <example><code>var stream = new SeedTree(42)["chip 0"]["conv1"]["programming"].ToRandom();</code></example>
public sealed record SeedTree
{
    /// <summary>The root of an experiment.</summary>
    /// <param name="seed">The one number that is stored with the result.</param>
    public SeedTree(ulong seed) => Seed = seed;

    /// <summary>The 64-bit seed of this node.</summary>
    public ulong Seed { get; }

    /// <summary>The child of that name.</summary>
    public SeedTree this[string name] => new(Derive(Require.NotBlank(name, nameof(name))));

    /// <summary>The child of that number.</summary>
    public SeedTree this[int index] => this[index.ToString(CultureInfo.InvariantCulture)];

    /// <summary>A fresh generator at the start of this node's stream; not safe for use by two threads at once.</summary>
    public Random ToRandom() => new SeededRandom(Seed);

    private ulong Derive(string name)
    {
        var text = Encoding.UTF8.GetBytes(name);
        var bytes = new byte[8 + text.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, Seed);
        text.CopyTo(bytes, 8);
        return BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(bytes));
    }
}
