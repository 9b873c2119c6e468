using CimKit.Networks;

namespace CimKit.Inference;

/// <summary>Which buffer holds which map: a buffer is used again when no later layer reads what it holds.</summary>
internal sealed class MapSlots
{
    private readonly int[] slots;

    public MapSlots(TensorShape image, IReadOnlyList<ShapedLayer> steps)
    {
        var lastReaders = LastReaders(steps);
        slots = new int[steps.Count + 1];
        var sizes = new List<int> { image.Count };
        for (var number = 0; number < steps.Count; number++)
        {
            var taken = Enumerable.Range(0, number + 1).Where(map => lastReaders[map] >= number).Select(map => slots[map]).ToHashSet();
            var slot = Enumerable.Range(0, sizes.Count + 1).First(slot => !taken.Contains(slot));
            if (slot == sizes.Count)
                sizes.Add(0);
            sizes[slot] = Math.Max(sizes[slot], steps[number].Output.Count);
            slots[number + 1] = slot;
        }
        Sizes = sizes;
    }

    /// <summary>Codes of the largest map of every buffer.</summary>
    public IReadOnlyList<int> Sizes { get; }

    /// <summary>Buffer of the map of a step; −1 is the image.</summary>
    public int Of(int step) => slots[step + 1];

    private static int[] LastReaders(IReadOnlyList<ShapedLayer> steps)
    {
        var last = new int[steps.Count + 1];
        for (var number = 0; number < steps.Count; number++)
            foreach (var source in steps[number].Sources)
                last[source + 1] = number;
        return last;
    }
}
