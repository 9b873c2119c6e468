using CimKit.Notebooks.Running;

namespace Cim.Redrawing;

/// <summary>One line for each cell that has run: notebooks take minutes.</summary>
internal sealed class CellLines(TextWriter output, string notebook) : IProgress<CellProgress>
{
    public void Report(CellProgress value)
    {
        if (value.Stage != CellStage.Started)
            output.WriteLine($"  {notebook} [{value.Position}/{value.Count}] {value.Heading}");
    }
}
