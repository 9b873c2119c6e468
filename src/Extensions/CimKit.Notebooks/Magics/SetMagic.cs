namespace CimKit.Notebooks.Magics;

/// <summary>Gives a variable another value, written as text.</summary>
internal sealed class SetMagic : Magic
{
    public override string Name => "#!set";

    public override string Usage => "#!set name=value";

    public override string Description => "Sets a number, bool or string variable of an earlier cell; the value is read as the variable's type.";

    protected override async Task RunAsync(MagicCall call)
    {
        var parts = call.Arguments.Split('=', 2, StringSplitOptions.TrimEntries);
        if (parts.Length != 2)
            throw call.Failure($"expected name=value; got {(call.Arguments.Length == 0 ? "nothing" : call.Arguments)}.");
        try
        {
            await call.Run.SetVariableAsync(parts[0], parts[1]).ConfigureAwait(false);
        }
        catch (ArgumentException problem)
        {
            throw call.Failure(problem.Message);
        }
    }
}
