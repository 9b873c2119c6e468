using CimKit.Neural.Runtime;
using Cim.Installation;

namespace Cim.Checking;

/// <summary>What the checks ask of the machine; a test puts another one in its place.</summary>
internal sealed record Surroundings
{
    /// <summary>An environment variable; null if it is not set.</summary>
    public Func<string, string?> Variable { get; init; } = static name =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    /// <summary>Runs a program and returns what it printed; null if it is not there, fails or takes too long.</summary>
    public Func<string, string[], string?> Run { get; init; } = ProgramOutput.Of;

    /// <summary>Loads libtorch.</summary>
    public Func<TorchRuntime> LoadTorch { get; init; } = TorchNative.EnsureLoaded;

    /// <summary>Draws a small figure; its length in bytes.</summary>
    public Func<int> Draw { get; init; } = SmallFigure.Draw;

    /// <summary>Folders in which Jupyter looks for kernels.</summary>
    public IReadOnlyList<string> KernelFolders { get; init; } = KernelSpecFolder.Searched();

    /// <summary>Free bytes on the disk of temporary files.</summary>
    public Func<long> FreeDisk { get; init; } = static () => new DriveInfo(Path.GetTempPath()).AvailableFreeSpace;

    /// <summary>Bytes of memory this process may use.</summary>
    public Func<long> Memory { get; init; } = static () => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
}
