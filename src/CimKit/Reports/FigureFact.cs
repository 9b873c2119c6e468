namespace CimKit.Reports;

/// <summary>One thing that says where a picture is from, such as a seed or a hash; saved files carry it.</summary>
/// <param name="Name">What it is, in 1 to 79 letters.</param>
/// <param name="Value">Its value.</param>
public readonly record struct FigureFact(string Name, string Value);
