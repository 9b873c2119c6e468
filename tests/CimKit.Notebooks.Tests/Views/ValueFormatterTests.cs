using System.Collections;
using CimKit.Notebooks.Views;
using CsCheck;
using Microsoft.DotNet.Interactive.Formatting;
using Xunit;

namespace CimKit.Notebooks.Tests.Views;

public sealed class ValueFormatterTests
{
    [Theory]
    [InlineData(1, "1")]
    [InlineData(-0.5, "-0.5")]
    [InlineData("a<b", "a<b")]
    [InlineData(true, "True")]
    [InlineData('c', "c")]
    [InlineData(null, "null")]
    [InlineData(DayOfWeek.Friday, "Friday")]
    public void Scalar_IsPlainTextAlone(object? value, string expected)
    {
        var bundle = ValueFormatter.Format(value);
        Assert.Equal(expected, Assert.Single(bundle.Data, item => item.Key == "text/plain").Value);
        Assert.Single(bundle.Data);
    }

    [Fact]
    public void Record_IsAPropertyTable()
    {
        var bundle = ValueFormatter.Format(new Device("x", 2.5, new Range(1, 9)));
        Assert.Equal("Device { Name = x, Voltage = 2.5, Span = Range { Low = 1, High = 9 } }", bundle.Data["text/plain"]);
        Assert.Equal(
            "<table><thead><tr><th colspan=\"2\">Device</th></tr></thead><tbody><tr><th>Name</th><td>x</td></tr><tr><th>Voltage</th><td>2.5</td></tr>"
            + "<tr><th>Span</th><td><table><thead><tr><th colspan=\"2\">Range</th></tr></thead><tbody><tr><th>Low</th><td>1</td></tr>"
            + "<tr><th>High</th><td>9</td></tr></tbody></table></td></tr></tbody></table>",
            bundle.Data["text/html"]);
    }

    [Fact]
    public void Names_WithScriptTags_AreEscaped()
    {
        const string Attack = "<script>alert('x')</script>";
        object[] values =
        [
            new Device(Attack, 0, null), new[] { new Device(Attack, 0, null) }, new Dictionary<string, object> { [Attack] = new Device(Attack, 1, null) },
            new object[] { Attack, new Device(Attack, 1, null) }, (Attack, new Device(Attack, 1, null)), new { Text = Attack },
            new Dictionary<string, string> { [Attack] = Attack }, new string[,] { { Attack } }, new Throwing(Attack),
        ];
        foreach (var value in values)
            Assert.DoesNotContain("<script", ValueFormatter.Format(value, "text/html").Data["text/html"], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Records_InAList_AreRows()
    {
        var bundle = ValueFormatter.Format(new[] { new Range(1, 2), new Range(30, 4) });
        Assert.Equal("Low  High\n1    2\n30   4", bundle.Data["text/plain"]);
        Assert.StartsWith("<table><thead><tr><th>Low</th><th>High</th></tr></thead>", bundle.Data["text/html"], StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_InALongList_AreCutWithANote()
    {
        var text = ValueFormatter.Format(Enumerable.Range(0, 1000).ToArray()).Data["text/plain"];
        Assert.StartsWith("[0, 1, 2, ", text, StringComparison.Ordinal);
        Assert.EndsWith("99, … (900 more)]", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Sequence_WithoutEnd_IsCut()
    {
        static IEnumerable<int> Endless()
        {
            for (var i = 0; ; i++)
                yield return i;
        }

        Assert.EndsWith("… (and more)]", ValueFormatter.Format(Endless()).Data["text/plain"], StringComparison.Ordinal);
    }

    [Fact]
    public void Value_ThatContainsItself_IsCut()
    {
        var node = new Node();
        node.Next = node;
        var list = new ArrayList();
        list.Add(list);
        Assert.True(Size(ValueFormatter.Format(node)) < 2000);
        Assert.True(Size(ValueFormatter.Format(list)) < 2000);
    }

    [Fact]
    public void Value_WithVeryManyParts_StaysSmallAndSaysSo()
    {
        var rows = Enumerable.Range(0, 100).Select(_ => Enumerable.Range(0, 100).Select(_ => new Device(new string('x', 5000), 1, new Range(1, 2))).ToArray()).ToArray();
        var bundle = ValueFormatter.Format(rows);
        Assert.True(Size(bundle) < 600_000, $"{Size(bundle)}");
        Assert.Contains("… (80 more)", bundle.Data["text/plain"], StringComparison.Ordinal);
        var text = ValueFormatter.Format(new string('x', 1_000_000)).Data["text/plain"];
        Assert.EndsWith("… (800000 more characters)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Getter_ThatThrows_ShowsTheMessage() =>
        Assert.Contains("! InvalidOperationException: broken", ValueFormatter.Format(new Throwing("broken")).Data["text/html"], StringComparison.Ordinal);

    [Fact]
    public void Task_ThatNeverEnds_IsNotWaitedFor() =>
        Assert.Equal("Task<int> (WaitingForActivation)", ValueFormatter.Format(new TaskCompletionSource<int>().Task).Data["text/plain"]);

    [Fact]
    public void Formatter_ByConvention_IsUsedForItselfAndInsideOthers()
    {
        var bundle = ValueFormatter.Format(new Labelled("a"));
        Assert.Equal(["text/html", "text/plain"], bundle.Data.Keys.Order());
        Assert.Equal("<i>a</i>", bundle.Data["text/html"]);
        Assert.Equal("label a", bundle.Data["text/plain"]);
        Assert.Contains("<td><i>b</i></td>", ValueFormatter.Format(new[] { new Labelled("b") }).Data["text/html"], StringComparison.Ordinal);
    }

    [Fact]
    public void Formatter_ByRegistration_GivesEveryTypeItWasRegisteredFor()
    {
        Formatter.Register<Picture>((_, writer) => writer.Write("AAAA"), "image/png");
        Formatter.Register<Picture>((_, writer) => writer.Write("<img>"), "text/html");
        Formatter.SetPreferredMimeTypesFor(typeof(Picture), "text/html", "image/png");
        var bundle = ValueFormatter.Format(new Picture());
        Assert.Equal(["image/png", "text/html", "text/plain"], bundle.Data.Keys.Order());
        Assert.Equal("AAAA", bundle.Data["image/png"]);
    }

    [Fact]
    public void Formatter_OfGenericTypeAndInterface_IsFound()
    {
        Formatter.Register(typeof(Box<>), (value, writer) => writer.Write($"<b>{value}</b>"), "text/html");
        Formatter.Register<IShape>((_, writer) => writer.Write("<s></s>"), "text/html");
        Assert.Equal("<b>box</b>", ValueFormatter.Format(new Box<int>()).Data["text/html"]);
        Assert.Equal("<s></s>", ValueFormatter.Format(new Circle()).Data["text/html"]);
    }

    [Fact]
    public void AnyText_IsNeverMarkup() => Gen.String.Sample(text =>
    {
        var html = ValueFormatter.Format(new { Value = text, Other = new[] { text, "b" } }, "text/html").Data["text/html"];
        var tags = System.Text.RegularExpressions.Regex.Replace(html, "</?(table|thead|tbody|tr|th|td|pre|em)( colspan=\"\\d+\")?>", "");
        return !tags.Contains('<') && !tags.Contains('>');
    });

    private static int Size(MimeBundle bundle) => bundle.Data.Values.Sum(text => text.Length);

    private sealed record Range(int Low, int High);

    private sealed record Device(string Name, double Voltage, Range? Span);

    private sealed class Node
    {
        public Node? Next { get; set; }
    }

    private sealed class Throwing(string message)
    {
        public string Broken => throw new InvalidOperationException(message);
    }

    private sealed class Picture;

    private sealed class Box<T>
    {
        public T? Value { get; set; }

        public override string ToString() => "box";
    }

    private interface IShape;

    private sealed class Circle : IShape
    {
        public int Radius => 1;
    }

    [TypeFormatterSource(typeof(LabelledFormatters), PreferredMimeTypes = ["text/html", "text/plain"])]
    private sealed record Labelled(string Text);

    private sealed class LabelledFormatters
    {
        public IEnumerable<object> CreateTypeFormatters() =>
        [
            new LabelledFormatter("text/html", "<i>{0}</i>"),
            new LabelledFormatter("text/plain", "label {0}"),
        ];
    }

    private sealed class LabelledFormatter(string mimeType, string pattern)
    {
        public string MimeType => mimeType;

        public bool Format(object value, TextWriter writer)
        {
            writer.Write(pattern, ((Labelled)value).Text);
            return true;
        }
    }

    /// <summary>Found by its name: no reference to the library is needed.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    private sealed class TypeFormatterSourceAttribute(Type source) : Attribute
    {
        public Type FormatterSourceType => source;

        public string[]? PreferredMimeTypes { get; set; }
    }
}
