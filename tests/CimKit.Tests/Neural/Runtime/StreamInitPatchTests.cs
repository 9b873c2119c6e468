using System.Text;
using CimKit.Neural.Runtime;
using CsCheck;
using Xunit;

namespace CimKit.Tests.Neural.Runtime;

[Collection("libtorch")]
public class StreamInitPatchTests
{
    [Fact]
    public void Apply_ShippedLibrary_ChangesTheNameAndTheVersionOnly()
    {
        var original = File.ReadAllBytes(ShippedLibrary.Path());
        var patched = StreamInitPatch.Apply(original);

        Assert.Equal(original.Length, patched.Length);
        var strings = ElfSections.Find(original, ".dynstr").GetOffsetAndLength(original.Length);
        var needs = ElfSections.Find(original, ".gnu.version_r").GetOffsetAndLength(original.Length);
        var changed = Enumerable.Range(0, original.Length).Where(index => original[index] != patched[index]).ToList();
        var (names, versions) = (changed.Where(index => Lies(index, strings)).ToList(), changed.Where(index => Lies(index, needs)).ToList());
        Assert.Equal(changed.Count, names.Count + versions.Count);
        Assert.True(names[^1] - names[0] < "_ZSt21ios_base_library_initv".Length);
        Assert.True(versions[^1] - versions[0] < 12);
        Assert.Equal(-1, patched.AsSpan(ElfSections.Find(patched, ".dynstr")).IndexOf("_ZSt21ios_base_library_initv"u8));
        Assert.Contains("_ZNSt8ios_base4InitC1Ev", Encoding.ASCII.GetString(patched));
    }

    [Fact]
    public void Apply_PatchedLibrary_Refuses()
    {
        var patched = StreamInitPatch.Apply(File.ReadAllBytes(ShippedLibrary.Path()));
        Assert.Throws<InvalidDataException>(() => StreamInitPatch.Apply(patched));
    }

    [Fact]
    public void Apply_DamagedLibrary_ThrowsNothingButInvalidData()
    {
        var original = File.ReadAllBytes(ShippedLibrary.Path());
        var header = Gen.Int[0, 63].Select(Gen.Byte, Gen.Int[64, original.Length]);
        header.Sample(
            damage =>
            {
                var (at, value, length) = damage;
                var damaged = original[..length];
                damaged[at] = value;
                try
                {
                    StreamInitPatch.Apply(damaged);
                }
                catch (InvalidDataException)
                {
                }
            },
            iter: 200);
    }

    [Fact]
    public void Hash_KnownVersions_EqualsTheLinkersNumbers()
    {
        Assert.Equal(0x08922974u, ElfSections.Hash("GLIBCXX_3.4"));
        Assert.Equal(0x09691a75u, ElfSections.Hash("GLIBC_2.2.5"));
    }

    private static bool Lies(int index, (int Offset, int Length) range) => index >= range.Offset && index < range.Offset + range.Length;
}
