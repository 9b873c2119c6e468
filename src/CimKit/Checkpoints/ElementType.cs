using System.Buffers.Binary;

namespace CimKit.Checkpoints;

/// <summary>How a stored number becomes a float.</summary>
/// <param name="Size">Bytes of a number.</param>
/// <param name="Read">The number at the start of the bytes, little-endian.</param>
internal sealed record ElementType(int Size, Func<ReadOnlySpan<byte>, float> Read)
{
    private static readonly ElementType Single = new(4, BinaryPrimitives.ReadSingleLittleEndian);
    private static readonly ElementType Double = new(8, bytes => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes));
    private static readonly ElementType Half = new(2, bytes => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes));
    private static readonly ElementType BrainHalf =
        new(2, bytes => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(bytes) << 16));
    private static readonly ElementType Int64 = new(8, bytes => BinaryPrimitives.ReadInt64LittleEndian(bytes));
    private static readonly ElementType Int32 = new(4, bytes => BinaryPrimitives.ReadInt32LittleEndian(bytes));
    private static readonly ElementType Int16 = new(2, bytes => BinaryPrimitives.ReadInt16LittleEndian(bytes));
    private static readonly ElementType Int8 = new(1, bytes => (sbyte)bytes[0]);
    private static readonly ElementType UInt8 = new(1, bytes => bytes[0]);

    /// <summary>The type of that name in a safetensors header; null if it is not known.</summary>
    public static ElementType? OfSafetensors(string? name) => name switch
    {
        "F64" => Double,
        "F32" => Single,
        "F16" => Half,
        "BF16" => BrainHalf,
        "I64" => Int64,
        "I32" => Int32,
        "I16" => Int16,
        "I8" => Int8,
        "U8" or "BOOL" => UInt8,
        _ => null,
    };

    /// <summary>The type of a PyTorch storage class; null if it is not known.</summary>
    public static ElementType? OfStorage(string name) => name switch
    {
        "torch.DoubleStorage" => Double,
        "torch.FloatStorage" => Single,
        "torch.HalfStorage" => Half,
        "torch.BFloat16Storage" => BrainHalf,
        "torch.LongStorage" => Int64,
        "torch.IntStorage" => Int32,
        "torch.ShortStorage" => Int16,
        "torch.CharStorage" => Int8,
        "torch.ByteStorage" or "torch.BoolStorage" => UInt8,
        _ => null,
    };
}
