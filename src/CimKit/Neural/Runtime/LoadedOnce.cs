namespace CimKit.Neural.Runtime;

/// <summary>A value made on first use. Unlike <see cref="Lazy{T}"/> it keeps no exception: after a failure the next use tries again.</summary>
/// <param name="load">Makes the value; called by one thread at a time.</param>
internal sealed class LoadedOnce<T>(Func<T> load)
    where T : class
{
    private readonly Lock _gate = new();
    private T? _value;

    public T Value
    {
        get
        {
            lock (_gate)
                return _value ??= load();
        }
    }
}
