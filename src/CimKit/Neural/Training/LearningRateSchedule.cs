namespace CimKit.Neural.Training;

/// <summary>How the learning rate falls during training.</summary>
public enum LearningRateSchedule
{
    /// <summary>It does not.</summary>
    Constant,

    /// <summary>Half a cosine, to zero after the last step.</summary>
    Cosine,

    /// <summary>By a factor every few epochs.</summary>
    Step,
}
