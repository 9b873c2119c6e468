namespace CimKit.Crossbars;

/// <summary>Converts the sums of one block of columns and adds them up over arrays and input cycles. One instance serves one thread.</summary>
internal abstract class BlockConverter
{
    /// <summary>Conversions that were clipped so far.</summary>
    public long Saturated { get; protected set; }

    /// <summary>Begins a block.</summary>
    /// <param name="count">Number of vectors.</param>
    public abstract void Start(int count);

    /// <summary>Converts the sums of an array and input cycle.</summary>
    /// <param name="sums">Shape [vector][lane], in cell steps.</param>
    /// <param name="count">Number of vectors.</param>
    /// <param name="array">Number of the array.</param>
    /// <param name="block">Number of the block.</param>
    /// <param name="weight">Weight of the cycle.</param>
    public abstract void Add(Span<float> sums, int count, int array, int block, int weight);

    /// <summary>Hands out the sums of the block's outputs.</summary>
    /// <param name="block">Number of the block.</param>
    /// <param name="count">Number of vectors.</param>
    /// <param name="totals">Shape [vector][output]; the block's outputs are filled.</param>
    public abstract void Finish(int block, int count, Span<double> totals);
}
