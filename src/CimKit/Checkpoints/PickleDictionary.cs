namespace CimKit.Checkpoints;

/// <summary>A dictionary of a pickle: its pairs in order; keys may be of any kind.</summary>
internal sealed class PickleDictionary
{
    public List<(object? Key, object? Value)> Pairs { get; } = [];
}
