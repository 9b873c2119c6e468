using CimKit.Notebooks.Packages;

namespace CimKit.Notebooks.Magics;

/// <summary>Refers to an assembly file, an assembly of the runtime or a package.</summary>
internal sealed class ReferenceMagic : Magic
{
    private const string PackagePrefix = "nuget:";

    public override string Name => "#r";

    public override string Usage => "#r \"nuget:Id, version\"  or  #r \"path/to.dll\"";

    public override string Description => "Makes a package or an assembly available; a package that comes with the host needs no network.";

    protected override Task RunAsync(MagicCall call)
    {
        var what = call.QuotedArgument();
        try
        {
            // Packages wait until the last directive of the cell, so that they come from one graph.
            if (what.StartsWith(PackagePrefix, StringComparison.OrdinalIgnoreCase))
                call.Run.RequestPackage(PackageRequest.Parse(what[PackagePrefix.Length..]), call);
            else
                call.Run.References.AddFile(what, call.Run);
        }
        catch (ReferenceException problem)
        {
            throw call.Failure(problem.Message);
        }

        return Task.CompletedTask;
    }
}
