namespace CimKit.Designs;

/// <summary>In which order layers work.</summary>
public enum LayerOrder
{
    /// <summary>Every layer is a stage of a pipeline and works on its own image.</summary>
    Pipelined,

    /// <summary>One layer works at a time, the others wait.</summary>
    LayerByLayer,
}
