namespace CimKit.Networks;

/// <summary>A layer without weights that reads two or more layers.</summary>
public abstract record JoinSpec : LayerSpec
{
    private protected JoinSpec()
    {
    }

    internal override (int Fewest, int Most) InputCount => (2, 1024);

    private protected static string Shown(IReadOnlyList<TensorShape> inputs) => string.Join(", ", inputs);
}
