namespace CimKit.Devices;

/// <summary>What a published device was described for.</summary>
public enum DeviceFamily
{
    /// <summary>Training on the chip: pulse response with labels.</summary>
    OnlineTraining,

    /// <summary>Inference: on resistance, on/off ratio, cell area.</summary>
    Inference,

    /// <summary>Training with trains of pulses: response to one pulse.</summary>
    PulsedUpdate,

    /// <summary>Inference with a statistical model of programming and drift.</summary>
    Statistical,
}
