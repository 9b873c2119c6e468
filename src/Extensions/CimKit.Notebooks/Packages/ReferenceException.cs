namespace CimKit.Notebooks.Packages;

/// <summary>An assembly or package cannot be made available.</summary>
internal sealed class ReferenceException(string message) : Exception(message);
