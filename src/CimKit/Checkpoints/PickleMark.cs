namespace CimKit.Checkpoints;

/// <summary>Marks a place on the machine's stack.</summary>
internal sealed class PickleMark
{
    public static readonly PickleMark Instance = new();

    private PickleMark()
    {
    }
}
