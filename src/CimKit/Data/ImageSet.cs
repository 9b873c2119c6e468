using CimKit.Foundation;
using CimKit.Networks;

namespace CimKit.Data;

/// <summary>Labelled images held in memory.</summary>
public sealed record ImageSet
{
    /// <summary>Images and labels that belong together.</summary>
    /// <param name="name">Name shown to people.</param>
    /// <param name="shape">Shape of one image.</param>
    /// <param name="pixels">Length count × shape.Count, image after image, channel, row, column; 0 to 255; not copied, must not change afterwards.</param>
    /// <param name="labels">Class of each image, 0 to classes − 1; not copied, must not change afterwards.</param>
    /// <param name="classes">Names of the classes.</param>
    /// <exception cref="InvalidDesignException">Lengths do not fit or a label has no class.</exception>
    public ImageSet(
        string name, TensorShape shape, ReadOnlyMemory<byte> pixels, ReadOnlyMemory<byte> labels, IReadOnlyList<string> classes)
    {
        InvalidDesignException.ThrowIfAny($"ImageSet '{name}'", Check(shape, pixels, labels, classes));
        (Name, Shape, Pixels, Labels, Classes) = (name, shape, pixels, labels, classes);
    }

    /// <summary>Name shown to people.</summary>
    public string Name { get; }

    /// <summary>Shape of one image.</summary>
    public TensorShape Shape { get; }

    /// <summary>All pixels, image after image; length <see cref="Count"/> × <c>Shape.Count</c>.</summary>
    public ReadOnlyMemory<byte> Pixels { get; }

    /// <summary>Class of each image.</summary>
    public ReadOnlyMemory<byte> Labels { get; }

    /// <summary>Names of the classes.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>Number of images.</summary>
    public int Count => Labels.Length;

    /// <summary>The pixels of one image: channel, row, column.</summary>
    public ReadOnlySpan<byte> Image(int index) => Pixels.Span.Slice(index * Shape.Count, Shape.Count);

    /// <summary>SHA-256 over shape, pixels and labels, in hexadecimal; names do not count.</summary>
    public string Fingerprint() => ContentHash.Of(Shape, Pixels, Labels);

    /// <summary>The first <paramref name="count"/> images (all, if there are fewer).</summary>
    public ImageSet Take(int count) => Slice(0, Math.Min(Require.InRange(count, 0, int.MaxValue, name: nameof(count)), Count));

    /// <summary>Images <paramref name="start"/> to <paramref name="start"/> + <paramref name="count"/> − 1.</summary>
    public ImageSet Slice(int start, int count) =>
        new(Name, Shape, Pixels.Slice(start * Shape.Count, count * Shape.Count), Labels.Slice(start, count), Classes);

    private static IEnumerable<string> Check(
        TensorShape shape, ReadOnlyMemory<byte> pixels, ReadOnlyMemory<byte> labels, IReadOnlyList<string> classes)
    {
        if ((long)labels.Length * shape.Count != pixels.Length)
            yield return $"Pixels must hold {labels.Length} images of {shape}, {(long)labels.Length * shape.Count} bytes; got {pixels.Length}.";
        var wrong = labels.Span.IndexOfAnyExceptInRange((byte)0, (byte)Math.Max(0, classes.Count - 1));
        if (classes.Count == 0 || wrong >= 0)
            yield return $"Labels must be 0 to {classes.Count - 1}; got {(wrong < 0 ? "no classes" : $"{labels.Span[wrong]} at image {wrong}")}.";
    }
}
