using System.Reflection;
using CimKit.Notebooks.Execution;
using CimKit.Notebooks.Scripting;

namespace CimKit.Notebooks.Packages;

/// <summary>The assemblies and packages a session has asked for.</summary>
internal sealed class ReferenceSet
{
    private readonly SubmissionChain _chain;
    private readonly RestoreProject _project;
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<Assembly> _greeted = [];
    private readonly List<PackageRequest> _restored = [];
    private readonly List<string> _sources = [];

    public ReferenceSet(SubmissionChain chain, RestoreProject project) => (_chain, _project) = (chain, project);

    /// <summary>Adds a package source for later restores.</summary>
    public void AddSource(string source)
    {
        if (!_sources.Contains(source))
            _sources.Add(source);
    }

    /// <summary>Adds an assembly: a file, or the name of one that comes with the host.</summary>
    /// <exception cref="ReferenceException">There is none, or another version of it is in use.</exception>
    public void AddFile(string what, CellRun run)
    {
        var name = Path.GetFileNameWithoutExtension(what);
        var path = Path.GetFullPath(what, run.Directory);
        if (!File.Exists(path))
        {
            var host = what.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? name : what;
            if (what.AsSpan().ContainsAny('/', '\\') || !HostReferences.Instance.Paths.ContainsKey(host))
                throw new ReferenceException($"there is no file {path}.");
            Greet(host);
            return;
        }

        if (Conflict(path) is { } conflict)
            throw new ReferenceException(conflict);
        AssemblyCatalog.AddFolder(Path.GetDirectoryName(path)!);
        AddAssembly(path);
        Greet(name);
    }

    /// <summary>Adds packages: those of the host at once, the others by one restore of everything asked for so far.</summary>
    /// <exception cref="ReferenceException">A package cannot be restored, or another version of an assembly is in use.</exception>
    public async Task AddPackagesAsync(IReadOnlyList<PackageRequest> requests, CellRun run)
    {
        var missing = new List<PackageRequest>();
        foreach (var request in requests)
            if (BundledPackages.OfHost.Version(request.Id) is { } version)
                UseBundled(request, version);
            else if (!_restored.Contains(request))
                missing.Add(request);
        if (missing.Count > 0)
            await RestoreAsync(missing, run).ConfigureAwait(false);
    }

    private static string? Conflict(string path)
    {
        try
        {
            return AssemblyCatalog.Conflict(path);
        }
        catch (BadImageFormatException)
        {
            return $"{path} is not a .NET assembly.";
        }
    }

    private void UseBundled(PackageRequest request, string version)
    {
        if (request.Version is { } asked && asked != version && asked.Any(char.IsAsciiDigit))
            Console.Error.WriteLine($"{request.Id} {version} comes with this host and is used; {asked} was asked for.");
        foreach (var assembly in BundledPackages.OfHost.Assemblies(request.Id))
            if (HostReferences.Instance.Paths.ContainsKey(assembly))
                Greet(assembly);
    }

    private async Task RestoreAsync(List<PackageRequest> missing, CellRun run)
    {
        var asked = string.Join("; ", missing);
        using var progress = RestoreProgress.Start(run.Cell, asked);
        // A newer request for a package replaces the older one; the graph decides whether that is still possible.
        var all = _restored.Where(old => !missing.Any(request => request.Id.Equals(old.Id, StringComparison.OrdinalIgnoreCase))).Concat(missing).ToList();
        var graph = await _project.RestoreAsync(all, _sources, run.Cell.Interrupt).ConfigureAwait(false);
        var foreign = graph.SelectMany(package => package.Assemblies).Where(path => !IsHosts(path)).ToArray();
        if (foreign.Select(Conflict).OfType<string>().ToArray() is { Length: > 0 } conflicts)
            throw new ReferenceException(string.Join('\n', conflicts));
        _restored.Clear();
        _restored.AddRange(all);
        foreach (var path in foreign)
            AddAssembly(path);
        foreach (var native in graph.SelectMany(package => package.NativeFiles))
            AssemblyCatalog.AddNative(native);
        var wanted = missing.Select(request => graph.First(package => package.Id.Equals(request.Id, StringComparison.OrdinalIgnoreCase))).ToArray();
        progress.Finish("Installed " + string.Join("; ", wanted.Select(package => $"{package.Id}, {package.Version}")));
        foreach (var package in wanted)
            GreetPackage(package);
    }

    private static bool IsHosts(string path) => HostReferences.Instance.Paths.ContainsKey(Path.GetFileNameWithoutExtension(path));

    private void AddAssembly(string path)
    {
        AssemblyCatalog.Add(path);
        if (!IsHosts(path) && _known.Add(Path.GetFileNameWithoutExtension(path)))
            _chain.AddReference(XmlDocumentation.Reference(path));
    }

    private void GreetPackage(RestoredPackage package)
    {
        var greeted = package.Assemblies.Count(path => Greet(Path.GetFileNameWithoutExtension(path)));
        if (package.HasHostScript && greeted == 0)
            Console.Error.WriteLine($"{package.Id} brings a script for .NET Interactive, which is not run here, and no class …Extension with Load().");
    }

    private bool Greet(string name)
    {
        var assembly = AssemblyCatalog.Load(name);
        return _greeted.Add(assembly) && ExtensionConvention.Load(assembly) > 0;
    }
}
