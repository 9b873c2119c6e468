using System.Buffers.Binary;
using System.Text;

namespace CimKit.Neural.Runtime;

/// <summary>Makes a library built with GCC 13's &lt;iostream&gt; load with an older libstdc++.</summary>
/// <remarks>
/// The one symbol such a library wants of GLIBCXX_3.4.32 is <c>std::ios_base_library_init()</c>. Its name is overwritten
/// by that of <c>std::ios_base::Init::Init()</c>, which does the same (it counts and initialises the standard streams,
/// without using its <c>this</c> argument) and exists since GLIBCXX_3.4, and the version requirement is lowered to match.
/// Two fields change: one string of <c>.dynstr</c> and one entry of <c>.gnu.version_r</c>.
/// </remarks>
internal static class StreamInitPatch
{
    private const string NewSymbol = "_ZSt21ios_base_library_initv";
    private const string OldSymbol = "_ZNSt8ios_base4InitC1Ev";
    private const string NewVersion = "GLIBCXX_3.4.32";
    private const string OldVersion = "GLIBCXX_3.4";

    /// <summary>A patched copy.</summary>
    /// <exception cref="InvalidDataException">The file is not an ELF library with that symbol and version.</exception>
    public static byte[] Apply(ReadOnlySpan<byte> library)
    {
        var patched = library.ToArray();
        var strings = patched.AsSpan(ElfSections.Find(patched, ".dynstr"));
        var symbol = Locate(strings, NewSymbol);
        var version = Locate(strings, OldVersion);
        strings.Slice(symbol, NewSymbol.Length).Clear();
        Encoding.ASCII.GetBytes(OldSymbol, strings[symbol..]);
        LowerVersion(patched.AsSpan(ElfSections.Find(patched, ".gnu.version_r")), (uint)version);
        return patched;
    }

    private static void LowerVersion(Span<byte> needs, uint version)
    {
        var entry = FindEntry(needs);
        BinaryPrimitives.WriteUInt32LittleEndian(needs[entry..], ElfSections.Hash(OldVersion));
        BinaryPrimitives.WriteUInt32LittleEndian(needs[(entry + 8)..], version);
    }

    // Elf64_Verneed: version, count (16 bit), file, first entry, next (32 bit); Elf64_Vernaux: hash, flags, other, name, next.
    private static int FindEntry(ReadOnlySpan<byte> needs)
    {
        for (var need = 0; ; need += Step(needs, need + 12))
        {
            for (var entry = need + Step(needs, need + 8); ; entry += Step(needs, entry + 12))
            {
                if (Word(needs, entry) == ElfSections.Hash(NewVersion))
                    return entry;
                if (Word(needs, entry + 12) == 0)
                    break;
            }
            if (Word(needs, need + 12) == 0)
                throw new InvalidDataException($"The library does not ask for {NewVersion}.");
        }
    }

    // Always forward, so that a damaged chain ends outside the section and not in a circle.
    private static int Step(ReadOnlySpan<byte> needs, int at) => (int)Math.Min(Word(needs, at), int.MaxValue / 2);

    private static uint Word(ReadOnlySpan<byte> bytes, int at) =>
        at <= bytes.Length - 4
            ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..])
            : throw new InvalidDataException($"Version entry at {at} lies outside its section of {bytes.Length} bytes.");

    private static int Locate(ReadOnlySpan<byte> strings, string text)
    {
        var at = strings.IndexOf(Terminated("\0" + text));
        return at >= 0 ? at + 1 : throw new InvalidDataException($"The library's string table does not hold {text}.");
    }

    private static byte[] Terminated(string text) => Encoding.ASCII.GetBytes(text + "\0");
}
