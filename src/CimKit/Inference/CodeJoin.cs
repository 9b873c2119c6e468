using System.Runtime.Intrinsics;
using CimKit.Networks;

namespace CimKit.Inference;

/// <summary>Sums and concatenations of integer codes, and padded shortcuts.</summary>
internal sealed class CodeJoin
{
    private readonly NetworkPlan plan;
    private readonly ShapedLayer step;
    private readonly QuantizedRescale? rescale;
    private readonly double[] sums;
    private readonly double[]?[] products;

    /// <param name="plan">The network.</param>
    /// <param name="number">Number of a step that is a <see cref="JoinSpec"/> or <see cref="PaddedShortcut"/>.</param>
    public CodeJoin(NetworkPlan plan, int number)
    {
        (this.plan, step, rescale) = (plan, plan.Steps[number], plan.Rescales[number]);
        products = new double[]?[step.Sources.Count];
        sums = step.Layer is Addition ? new double[step.Output.Count] : [];
        if (step.Layer is Addition)
            rescale ??= Plain(plan.Network.Bounds(plan.Signs[number]).Largest);
    }

    /// <summary>The codes nearest to a value.</summary>
    public static int Round(double value, QuantizedRescale? rescale, int input = 0)
    {
        if (rescale is null)
            return (int)Math.Round(value, MidpointRounding.ToEven);
        var rounded = Math.Round(value * rescale.Multipliers[input], MidpointRounding.ToEven);
        return (int)Math.Clamp(rounded, rescale.MinimumCode, rescale.MaximumCode);
    }

    /// <summary>Fills the map of the step for a batch.</summary>
    /// <param name="maps">The buffers, image after image.</param>
    /// <param name="count">Number of images.</param>
    /// <param name="output">The step's own.</param>
    public void Apply(byte[][] maps, int count, Span<byte> output)
    {
        for (var image = 0; image < count; image++)
        {
            var target = output.Slice(image * step.Output.Count, step.Output.Count);
            if (step.Layer is Addition addition)
                Add(addition, maps, image, target);
            else if (step.Layer is PaddedShortcut shortcut)
                Shorten(shortcut, Codes(maps, image, step.Sources[0]), target);
            else
                Concatenate(maps, image, target);
        }
    }

    private ReadOnlySpan<byte> Codes(byte[][] maps, int image, int source)
    {
        var size = source < 0 ? plan.Network.Spec.Input.Count : plan.Steps[source].Output.Count;
        return maps[plan.Slots.Of(source)].AsSpan(image * size, size);
    }

    // Codes of one scale, added: the sum is clipped to the word, as training with integers does.
    private QuantizedRescale Plain(int largest) => new()
    {
        Name = step.Layer.Name, Multipliers = step.Sources.Select(_ => 1.0).ToArray(), MinimumCode = -largest, MaximumCode = largest,
    };

    private void Add(Addition addition, byte[][] maps, int image, Span<byte> output)
    {
        Array.Clear(sums);
        for (var input = 0; input < step.Sources.Count; input++)
        {
            var products = Products(input);
            var codes = Codes(maps, image, step.Sources[input])[..sums.Length];
            for (var index = 0; index < codes.Length; index++)
                sums[index] += products[codes[index]];
        }
        var smallest = addition.HasRelu ? Math.Max(0, rescale!.MinimumCode) : rescale!.MinimumCode;
        var (store, done) = (new CodeStore(smallest, rescale.MaximumCode), 0);
        for (; done <= sums.Length - CodeStore.Width; done += CodeStore.Width)
            store.Write(Vector512.LoadUnsafe(ref sums[done]), ref output[done], 1);
        for (; done < sums.Length; done++)
            output[done] = unchecked((byte)(int)Math.Clamp(Math.Round(sums[done], MidpointRounding.ToEven), smallest, rescale.MaximumCode));
    }

    /// <summary>Multiplier times code, for all 256 patterns of a code.</summary>
    private double[] Products(int input)
    {
        if (products[input] is { } known)
            return known;
        var (multiplier, isSigned) = (rescale!.Multipliers[input], plan.IsSigned(step.Sources[input]));
        return products[input] = Enumerable.Range(0, 256).Select(code => multiplier * (isSigned ? unchecked((sbyte)code) : code)).ToArray();
    }

    private void Concatenate(byte[][] maps, int image, Span<byte> output)
    {
        for (var input = 0; input < step.Sources.Count; input++)
        {
            var source = step.Sources[input];
            var codes = Codes(maps, image, source);
            if (rescale is null)
                codes.CopyTo(output);
            else
                for (var index = 0; index < codes.Length; index++)
                    output[index] = unchecked((byte)Round(plan.IsSigned(source) ? (sbyte)codes[index] : codes[index], rescale, input));
            output = output[codes.Length..];
        }
    }

    private void Shorten(PaddedShortcut shortcut, ReadOnlySpan<byte> codes, Span<byte> output)
    {
        var (from, to) = (step.Input, step.Output);
        output.Clear();
        for (var channel = 0; channel < from.Channels; channel++)
            for (var row = 0; row < to.Height; row++)
                for (var column = 0; column < to.Width; column++)
                    output[((channel + shortcut.ChannelsBefore(from)) * to.Height + row) * to.Width + column] =
                        codes[(channel * from.Height + row * shortcut.Stride) * from.Width + column * shortcut.Stride];
    }
}
