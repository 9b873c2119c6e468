namespace CimKit.Neural.Training;

/// <summary>Numbers that training changes and a checkpoint keeps, under a name; restored by writing into them.</summary>
/// <param name="Name">Unique within its owner.</param>
/// <param name="Values">The numbers themselves, not a copy.</param>
internal readonly record struct StateArray(string Name, Memory<float> Values);
