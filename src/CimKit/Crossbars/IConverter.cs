namespace CimKit.Crossbars;

/// <summary>A converter with a fixed range: value → code → value. Values are in cell steps.</summary>
internal interface IConverter
{
    /// <summary>Smallest code.</summary>
    int MinimumCode { get; }

    /// <summary>Largest code.</summary>
    int MaximumCode { get; }

    /// <summary>One LSB: distance of two codes; of a non-linear converter the mean one.</summary>
    double MeanStep { get; }

    /// <summary>Smallest value that is not clipped.</summary>
    double LowerEdge { get; }

    /// <summary>Largest value that is not clipped.</summary>
    double UpperEdge { get; }

    /// <summary>Code of a value, clipped to the range.</summary>
    int Code(double value);

    /// <summary>Value of a code.</summary>
    double Value(int code);

    /// <summary>Value after conversion.</summary>
    double Convert(double value) => Value(Code(value));

    /// <summary>Value that divides a code from the code below it.</summary>
    double EdgeBelow(int code);

    /// <summary>True if a value on the edge between two codes gets the upper one.</summary>
    bool TakesEdge(int upperCode);

    /// <summary>True if the value is clipped.</summary>
    bool IsSaturated(double value);

    /// <summary>Value of a code times a digit's weight as a number of the shift-adder.</summary>
    long Shifted(int code, int weight);
}
