using CimKit.Designs;

namespace CimKit.Inference.Sweeps;

/// <summary>One combination of a sweep.</summary>
/// <param name="Labels">One for each quantity that is varied.</param>
/// <param name="Design">The arrays.</param>
/// <param name="Hash">SHA-256 over the design.</param>
/// <param name="Chips">Chips that are evaluated.</param>
/// <param name="First">Number of the first setting with the same design: it is evaluated once.</param>
internal sealed record SweepSetting(IReadOnlyList<string> Labels, ArrayDesign Design, string Hash, int Chips, int First);
