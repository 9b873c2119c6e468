using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace CimKit.Traces;

/// <summary>Header of a two-dimensional array in NumPy's .npy form, so that <c>numpy.load</c> reads a trace file.</summary>
/// <remarks>Source: first principles (NumPy format description, version 1.0).</remarks>
internal static class NumpyArray
{
    /// <summary>The bytes before the data: row-major array of the given element type, padded to a multiple of 64.</summary>
    /// <param name="type">NumPy type: <c>|i1</c>, <c>&lt;i2</c> or <c>|u1</c>.</param>
    /// <param name="rows">First extent.</param>
    /// <param name="columns">Second extent.</param>
    public static byte[] Header(string type, int rows, int columns)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{{'descr': '{type}', 'fortran_order': False, 'shape': ({rows}, {columns}), }}");
        var length = (text.Length + 11 + 63) / 64 * 64;
        var header = new byte[length];
        header[0] = 0x93;
        "NUMPY\u0001\0"u8.CopyTo(header.AsSpan(1));
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), (ushort)(length - 10));
        Encoding.ASCII.GetBytes(text.PadRight(length - 11) + "\n").CopyTo(header, 10);
        return header;
    }
}
