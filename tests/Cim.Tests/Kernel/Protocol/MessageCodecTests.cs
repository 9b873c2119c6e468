using System.Text;
using System.Text.Json.Nodes;
using Cim.Kernel.Protocol;
using CsCheck;
using Xunit;

namespace Cim.Tests.Kernel.Protocol;

public class MessageCodecTests
{
    private static readonly MessageCodec Codec = new(new MessageSigner("secret"), "session-1");

    [Fact]
    public void Sign_KnownFrames_GivesTheHmacOfTheirConcatenation()
    {
        // printf '{"a":1}{}{}{"b":2}' | openssl dgst -sha256 -hmac secret
        byte[][] frames = ["{\"a\":1}"u8.ToArray(), "{}"u8.ToArray(), "{}"u8.ToArray(), "{\"b\":2}"u8.ToArray()];
        Assert.Equal(
            "9b14d94617bffb278285cea390d9dc17e01ec3188dba313f9548021906557a7b",
            Encoding.ASCII.GetString(new MessageSigner("secret").Sign(frames, 0)));
    }

    [Fact]
    public void Decode_WhatEncodeWrote_GivesTheSameMessage()
    {
        var request = Request() with { Buffers = [[1, 2, 3], []] };
        var read = Codec.Decode(Codec.Encode(request), out var problem);
        Assert.Equal("", problem);
        Assert.NotNull(read);
        Assert.Equal(request.Identities, read.Identities);
        Assert.Equal(request.Header.ToJsonString(), read.Header.ToJsonString());
        Assert.Equal("1 + 1 // μ 😀 </script>", read.Content.Text("code"));
        Assert.Equal(request.Buffers, read.Buffers);
    }

    [Fact]
    public void Compose_AnswerToARequest_CarriesItsHeaderAndIdentities()
    {
        var request = Request();
        var reply = Codec.Compose("execute_reply", [], request);
        Assert.Equal(request.Identities, reply.Identities);
        Assert.Equal(request.Id, reply.Parent.Text("msg_id"));
        Assert.NotEqual(request.Id, reply.Id);
        Assert.Equal("5.3", reply.Header.Text("version"));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$", reply.Header.Text("date"));
    }

    [Fact]
    public void Decode_NoSignature_IsDroppedAsUnsigned()
    {
        var frames = Codec.Encode(Request());
        frames[2] = [];
        Assert.Null(Codec.Decode(frames, out var problem));
        Assert.Equal("unsigned message", problem);
    }

    [Fact]
    public void Decode_OneBitChangedInAnyJsonFrame_IsDroppedAsWronglySigned() => Gen.Int[0, 3].Sample(part =>
    {
        var frames = Codec.Encode(Request());
        frames[3 + part] = [.. frames[3 + part], (byte)' '];
        Assert.Null(Codec.Decode(frames, out var problem));
        Assert.Equal("wrong signature", problem);
    });

    [Fact]
    public void Decode_SignedWithAnotherKey_IsDropped()
    {
        var other = new MessageCodec(new MessageSigner("guess"), "session-1");
        Assert.Null(Codec.Decode(other.Encode(Request()), out var problem));
        Assert.Equal("wrong signature", problem);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"msg_id\":\"1\"}")]
    [InlineData("{\"msg_id\":\"1\",\"msg_type\":7}")]
    [InlineData("{\"msg_id\":\"1\",\"msg_id\":\"2\",\"msg_type\":\"x\"}")]
    public void Decode_SignedButNotAMessage_IsDropped(string header) =>
        Assert.Null(Codec.Decode(Signed(header), out _));

    [Fact]
    public void Decode_NestedBeyondReason_IsDropped() =>
        Assert.Null(Codec.Decode(Signed(string.Concat(Enumerable.Repeat("{\"a\":", 100_000))), out _));

    [Fact]
    public void Decode_AnyFrames_NeverThrows() => Gen.Byte.Array[0, 40].List[0, 9].Sample(frames =>
    {
        List<byte[]> marked = [.. frames];
        if (marked.Count > 1)
            marked[1] = "<IDS|MSG>"u8.ToArray();
        Assert.Null(Codec.Decode(frames, out _));
        Assert.Null(Codec.Decode(marked, out var problem));
        Assert.NotEqual("", problem);
    });

    [Fact]
    public void Encode_LoneSurrogate_StillGivesAMessageThatCanBeRead()
    {
        var message = Codec.Compose("stream", new JsonObject { ["text"] = "a\ud800b" }, null);
        Assert.NotNull(Codec.Decode(Codec.Encode(message), out _));
    }

    private static Message Request() =>
        Codec.Compose("execute_request", new JsonObject { ["code"] = "1 + 1 // μ 😀 </script>" }, null) with { Identities = ["client"u8.ToArray()] };

    private static List<byte[]> Signed(string header)
    {
        List<byte[]> json = [Encoding.UTF8.GetBytes(header), "{}"u8.ToArray(), "{}"u8.ToArray(), "{}"u8.ToArray()];
        return ["<IDS|MSG>"u8.ToArray(), new MessageSigner("secret").Sign(json, 0), .. json];
    }
}
