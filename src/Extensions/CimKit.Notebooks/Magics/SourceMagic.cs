namespace CimKit.Notebooks.Magics;

/// <summary>Adds a place to look for packages in.</summary>
internal sealed class SourceMagic : Magic
{
    private const string Prefix = "nuget:";

    public override string Name => "#i";

    public override string Usage => "#i \"nuget:folder or address\"";

    public override string Description => "Adds a package source for later #r \"nuget:…\".";

    protected override Task RunAsync(MagicCall call)
    {
        var what = call.QuotedArgument();
        if (!what.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            throw call.Failure($"expected \"nuget:\" and a folder or an address; got \"{what}\".");
        var source = what[Prefix.Length..].Trim();
        if (!source.Contains("://", StringComparison.Ordinal))
        {
            source = Path.GetFullPath(source, call.Run.Directory);
            if (!Directory.Exists(source))
                throw call.Failure($"there is no folder {source}.");
        }

        call.Run.References.AddSource(source);
        return Task.CompletedTask;
    }
}
