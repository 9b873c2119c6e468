using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;
using System.Text;

namespace CimKit.Notebooks.Comparison;

/// <summary>Types of processors, as marks to compare: libraries for tensors choose their kernels by it, and so the last digits of what they train.</summary>
public static class ProcessorMark
{
    /// <summary>Eight hexadecimal digits; the same on two machines with the same processor, operating system and width of vectors.</summary>
    public static string Current { get; } = Of(
        $"{RuntimeInformation.ProcessArchitecture}/{Platform()}/{Signature()}/{System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated}/{Avx2.IsSupported}");

    private static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];

    private static string Platform() => OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "macos" : "other";

    // Vendor, family and model; stepping is left out.
    private static string Signature()
    {
        if (!X86Base.IsSupported)
            return "";
        var (_, first, third, second) = X86Base.CpuId(0, 0);
        var model = X86Base.CpuId(1, 0).Eax & 0x0fff0ff0;
        return string.Create(CultureInfo.InvariantCulture, $"{first:x}{second:x}{third:x}-{model:x}");
    }
}
