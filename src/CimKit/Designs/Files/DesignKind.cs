using System.Text.Unicode;
using CimKit.Foundation;

namespace CimKit.Designs.Files;

/// <summary>A kind of document: what it starts from, and its rules.</summary>
/// <param name="Name">Name in messages.</param>
/// <param name="Standard">What a document states differences from.</param>
/// <param name="Problems">Rules across properties.</param>
/// <param name="Parts">Parts that problems begin with, and the parts that must be right for theirs to be judged.</param>
/// <param name="IsJudgedWhole">True if rules across properties need every property to be right.</param>
internal sealed record DesignKind(
    string Name, object Standard, Func<object, IReadOnlyList<string>> Problems, IReadOnlyDictionary<string, IReadOnlyList<string>> Parts, bool IsJudgedWhole)
{
    private const int MaximumBytes = 1 << 20;

    /// <summary>How its records look in JSON.</summary>
    internal JsonContract Contract { get; init; } = DesignContract.Json;

    internal object Read(Stream stream, string source)
    {
        var bytes = new byte[MaximumBytes + 1];
        return Read(bytes.AsMemory(0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)), source);
    }

    internal object Read(ReadOnlyMemory<byte> text, string source)
    {
        var (subject, kind) = ($"{Name} '{source}'", Name.ToLowerInvariant());
        if (text.Length > MaximumBytes)
            throw new InvalidDesignException(subject, [$"{source}: {Article(kind)} must be at most {MaximumBytes} bytes long."]);
        if (text.Span.StartsWith("\ufeff"u8))
            text = text[3..];
        if (!Utf8.IsValid(text.Span))
            throw new InvalidDesignException(subject, [$"{source}: {Article(kind)} must be JSON in UTF-8; the file has another encoding."]);
        return new DesignReader(text, source, this).Read();
    }

    private static string Article(string kind) => (kind[0] is 'a' or 'e' ? "an " : "a ") + kind;
}
