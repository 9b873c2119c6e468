using System.Runtime.Intrinsics;

namespace CimKit.Learning;

/// <summary>The response of 16 devices to one pulse each: <see cref="Devices.Pulsed.PulsedResponse"/> in vectors.</summary>
internal interface IStepRule
{
    /// <summary>Part of the device's step that the pulse makes, noise included; not limited to the bounds.</summary>
    /// <param name="weight">Before.</param>
    /// <param name="isUp">All bits set for a pulse up.</param>
    /// <param name="slope">Part of the step lost per unit of weight in that direction.</param>
    /// <param name="step">Step of the device in that direction.</param>
    /// <param name="normal">Standard normal numbers.</param>
    Vector512<float> Factor(Vector512<float> weight, Vector512<float> isUp, Vector512<float> slope, Vector512<float> step, Vector512<float> normal);
}
