using System.Runtime.CompilerServices;

namespace CimKit.Learning;

/// <summary>One number for each of 16 cells, on the stack.</summary>
[InlineArray(16)]
internal struct Row<T>
{
    private T first;
}
