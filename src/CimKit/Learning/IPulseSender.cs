namespace CimKit.Learning;

/// <summary>Sends pulses to the cells of a list, one after the other, each with noise of its own.</summary>
internal interface IPulseSender
{
    /// <summary>Changes the weights of the list.</summary>
    /// <param name="weights">All weights of the array.</param>
    /// <param name="places">Which of them; none twice.</param>
    /// <param name="pulses">Pulses for each; up is positive.</param>
    /// <param name="step">Number of the update.</param>
    void Send(Span<float> weights, ReadOnlySpan<int> places, ReadOnlySpan<int> pulses, long step);
}
