namespace CimKit.Tests.Golden;

/// <summary>The test method compares every example of these functions of the check values.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CheckFunctionAttribute(params string[] functions) : Attribute
{
    /// <summary>Names as in the file's <c>about.functions</c>.</summary>
    public IReadOnlyList<string> Functions { get; } = functions;
}
