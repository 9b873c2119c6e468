using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Cim.Checking;

/// <summary>Looks at everything the project needs or can use. No check throws.</summary>
internal static class Checks
{
    private const long Gigabyte = 1 << 30;
    private const int NeededSdk = 10;

    /// <summary>All checks, in the order in which they are told.</summary>
    public static IReadOnlyList<Check> Of(Surroundings here)
    {
        (string Name, Func<Surroundings, Check> Look)[] checks =
        [
            ("Processor", Processor), (".NET SDK", Sdk), ("libtorch", Torch), ("Drawing", Drawing), ("Font", Font),
            ("Jupyter", Jupyter), ("Kernel", KernelCheck.Of), ("Data", DataCheck.Of), ("Memory", Memory), ("Disk", Disk),
        ];
        return [.. checks.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(check => Guarded(check.Name, () => check.Look(here)))];
    }

    private static Check Guarded(string name, Func<Check> look)
    {
        try
        {
            return look();
        }
        catch (Exception failure)
        {
            return new Check(name, CheckState.Failed, $"{failure.GetType().Name}: {failure.Message}", "Report this: the check itself failed.");
        }
    }

    private static Check Processor(Surroundings here)
    {
        var vectors = Avx512F.IsSupported ? "AVX-512" : Avx2.IsSupported ? "AVX2" : Vector128.IsHardwareAccelerated ? "128-bit vectors" : "no vectors";
        return new Check("Processor", CheckState.Ok,
            $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSArchitecture}, {vectors}; {RuntimeInformation.FrameworkDescription}");
    }

    private static Check Sdk(Surroundings here)
    {
        const string Install = "Install the .NET 10 SDK: https://dotnet.microsoft.com/download, or environment.yml.";
        if (here.Run("dotnet", ["--list-sdks"]) is not { } listed)
            return new Check(".NET SDK", CheckState.Failed, "'dotnet' is not on the path", Install);
        var versions = listed.Split('\n').Select(line => line.Split(' ')[0].Trim()).Where(version => version.Length > 0).ToArray();
        var fits = versions.LastOrDefault(version => int.TryParse(version.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) && major >= NeededSdk);
        return fits is null
            ? new Check(".NET SDK", CheckState.Failed, versions.Length == 0 ? "none" : string.Join(", ", versions), Install)
            : new Check(".NET SDK", CheckState.Ok, fits);
    }

    private static Check Torch(Surroundings here)
    {
        try
        {
            var torch = here.LoadTorch();
            var repaired = torch.IsPatched ? "; this system's libstdc++ lacks GLIBCXX_3.4.32, so a repaired private copy of TorchSharp's library is used" : "";
            return new Check("libtorch", CheckState.Ok, $"loads, {torch.Threads} threads{repaired}");
        }
        catch (Exception unusable)
        {
            var cause = unusable is TypeInitializationException { InnerException: { } inner } ? inner : unusable;
            return new Check("libtorch", CheckState.Failed, cause.Message.ReplaceLineEndings(" "),
                "Training needs it: build again on this platform (dotnet build -c Release), with a writable cache folder (XDG_CACHE_HOME).");
        }
    }

    private static Check Drawing(Surroundings here)
    {
        try
        {
            return new Check("Drawing", CheckState.Ok, string.Create(CultureInfo.InvariantCulture, $"SkiaSharp draws a picture of {here.Draw():N0} bytes"));
        }
        catch (Exception unusable)
        {
            return new Check("Drawing", CheckState.Failed, (unusable.GetBaseException().Message).ReplaceLineEndings(" "),
                "Figures need SkiaSharp's native library of this platform: build again here (dotnet build -c Release).");
        }
    }

    private static Check Font(Surroundings here)
    {
        const string Carried = "PNG and PDF carry DejaVu Sans";
        if (here.Run("fc-list", [":", "family"]) is not { } families)
            return new Check("Font", CheckState.Ok, Carried + "; the fonts of this machine cannot be listed");
        return families.Contains("DejaVu Sans", StringComparison.Ordinal)
            ? new Check("Font", CheckState.Ok, Carried + "; SVG finds it here")
            : new Check("Font", CheckState.Advice, Carried + "; for SVG it is not installed here",
                "SVG text shows in another font: install DejaVu (Debian: fonts-dejavu-core), or save PDF.");
    }

    private static Check Jupyter(Surroundings here) => here.Run("jupyter", ["--version"]) is { Length: > 0 } versions
        ? new Check("Jupyter", CheckState.Ok, string.Join(", ", versions.Split('\n').Select(Words).Where(IsClient)) is { Length: > 0 } clients ? clients : "there")
        : new Check("Jupyter", CheckState.Advice, "not on the path", "'cim run' works without it. For Notebook or JupyterLab: environment.yml; VS Code brings its own.");

    private static string Words(string line) => string.Join(' ', line.Split([' ', ':'], StringSplitOptions.RemoveEmptyEntries));

    private static bool IsClient(string line) =>
        !line.Contains("not installed", StringComparison.Ordinal) && (line.StartsWith("notebook", StringComparison.Ordinal) || line.StartsWith("jupyterlab", StringComparison.Ordinal) || line.StartsWith("nbconvert", StringComparison.Ordinal));

    private static Check Memory(Surroundings here) => here.Memory() is var bytes && bytes >= 4 * Gigabyte
        ? new Check("Memory", CheckState.Ok, Size(bytes))
        : new Check("Memory", CheckState.Advice, Size(here.Memory()), "Large networks want 4 GB; use fewer images and smaller batches.");

    private static Check Disk(Surroundings here) => here.FreeDisk() is var bytes && bytes >= 2 * Gigabyte
        ? new Check("Disk", CheckState.Ok, Size(bytes) + " free")
        : new Check("Disk", CheckState.Advice, Size(here.FreeDisk()) + " free", "Packages and data sets take about 2 GB.");

    private static string Size(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{(double)bytes / Gigabyte:F1} GB");
}
