namespace CimKit.Neural.Training;

/// <summary>What training minimises.</summary>
public enum LossKind
{
    /// <summary>Mean cross entropy of the softmax.</summary>
    CrossEntropy,

    /// <summary>Half the sum of squared differences to the one-hot label. Source: [Wu2018].</summary>
    SumOfSquares,
}
