namespace CimKit.Circuits.Adcs;

/// <summary>How the references of a flash ADC are placed.</summary>
public enum ReferenceSteps
{
    /// <summary>Equal shares of the conductance of all rows read together.</summary>
    SharesOfAllRows,

    /// <summary>Halfway between the conductances of neighbouring cell levels.</summary>
    BetweenStates,

    /// <summary>Equal steps from the open to the closed cell, as for binary weights.</summary>
    FromOnToOff,
}
