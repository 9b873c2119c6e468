namespace CimKit.Notebooks.Packages;

/// <summary>A package on this machine, with the files that fit this platform.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Version">The version the restore chose.</param>
/// <param name="Assemblies">Managed assemblies, full paths.</param>
/// <param name="NativeFiles">Native libraries, full paths.</param>
/// <param name="HasHostScript">True if it brings an <c>extension.dib</c> for .NET Interactive.</param>
internal sealed record RestoredPackage(
    string Id, string Version, IReadOnlyList<string> Assemblies, IReadOnlyList<string> NativeFiles, bool HasHostScript);
