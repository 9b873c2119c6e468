namespace CimKit.Circuits.Technology;

/// <summary>Which edition of the published program the circuits follow.</summary>
public enum CircuitEdition
{
    /// <summary>Chips for inference: gates fill their cells, circuits are calibrated, wires and layout follow the node.</summary>
    Inference,

    /// <summary>Chips that train: gates keep their drawn widths, nothing is calibrated or clocked. From 22 nm up.</summary>
    Training,
}
