using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CimKit.Crossbars;

/// <summary>Numbers that begin at the start of a cache line and stay there: a vector of 64 bytes never lies in two lines.</summary>
/// <remarks>A load that crosses lines costs twice; where an ordinary array begins is chance.</remarks>
internal readonly struct LineBuffer<T>
    where T : unmanaged
{
    private const int LineBytes = 64;
    private readonly T[] array;
    private readonly int first;

    /// <param name="length">Numbers; they begin as zeros.</param>
    public LineBuffer(int length)
    {
        array = GC.AllocateArray<T>(length + LineBytes / Unsafe.SizeOf<T>(), pinned: true);
        var past = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(array, 0) % LineBytes);
        (first, Length) = ((LineBytes - past) % LineBytes / Unsafe.SizeOf<T>(), length);
    }

    public int Length { get; }

    /// <summary>The first number.</summary>
    public ref T First => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), first);

    public Span<T> Span => array.AsSpan(first, Length);
}
