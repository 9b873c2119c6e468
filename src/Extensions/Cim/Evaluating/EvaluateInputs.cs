using CimKit.Data;
using CimKit.Designs;
using CimKit.Inference.PostTraining;
using CimKit.Networks;

namespace Cim.Evaluating;

/// <summary>Everything an evaluation starts from, and where it came from.</summary>
/// <param name="Network">The network with its float weights.</param>
/// <param name="Calibration">Training images that ranges are chosen from.</param>
/// <param name="Images">Test images.</param>
/// <param name="Design">The arrays.</param>
/// <param name="DesignSource">Preset or file.</param>
/// <param name="Quantization">Word lengths.</param>
internal sealed record EvaluateInputs(
    TrainedNetwork Network, ImageSet Calibration, ImageSet Images, ArrayDesign Design, string DesignSource, PostTrainingOptions Quantization);
