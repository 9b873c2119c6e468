using CimKit.Circuits.Training;
using CimKit.Estimation.Figures;

namespace CimKit.Estimation.Training;

/// <summary>Size and leakage of a transposable array.</summary>
internal sealed record SubarrayLayout(AreaSplit Area, double Height, double Width)
{
    private readonly double _forward;
    private readonly double _backward;

    private SubarrayLayout(AreaSplit area, double height, double width, double forward, double backward)
        : this(area, height, width) => (_forward, _backward) = (forward, backward);

    internal double Leakage(bool isBackward) => isBackward ? _forward + _backward : _forward;

    internal static SubarrayLayout Of(TrainingSubarray array)
    {
        var (lines, forward, back) = (array.Lines, array.Forward, array.Transposed);
        var cells = lines.RowLength * lines.ColumnLength;
        var conversion = forward.SensingArea + (back?.SensingArea ?? 0) + Charging(array);
        var adding = forward.AddingArea + (back?.AddingArea ?? 0);
        var other = array.Rows.Area + (array.Columns?.Layout.Area ?? 0) + (array.TransposedRows?.Area ?? 0)
            + Multiplexers(forward) + Multiplexers(back) + Writing(array);
        var area = new AreaSplit
        {
            Total = cells + conversion + adding + other,
            Array = cells,
            Conversion = conversion,
            Accumulation = adding,
            Other = other,
        };
        return new SubarrayLayout(area, HeightOf(array), WidthOf(array), ForwardLeakage(array), BackwardLeakage(array));
    }

    private static double Charging(TrainingSubarray array) => (array.Charging?.Precharger.Area ?? 0) + (array.TransposedCharging?.Precharger.Area ?? 0);

    private static double Writing(TrainingSubarray array) => (array.Charging?.WriteDriver.Area ?? 0) + (array.TransposedCharging?.WriteDriver.Area ?? 0);

    private static double Multiplexers(SensedSide? side) => (side?.Mux?.Mux.Area ?? 0) + (side?.Mux?.Decoder.Area ?? 0);

    private static double HeightOf(TrainingSubarray array)
    {
        var side = array.Forward;
        return array.Lines.ColumnLength + (array.Columns?.Layout.Height ?? 0) + (side.Mux?.Mux.Height ?? 0)
            + (array.Charging?.Precharger.Height ?? 0) + (array.Charging?.WriteDriver.Height ?? 0) + (array.TransposedRows?.Height ?? 0)
            + side.Converter.Height + side.Encoder.Height + side.Amplifiers.Height + side.Adders.Height + side.Registers.Height
            + side.WeightShift.Cost.Height + side.InputShift.Cost.Height;
    }

    private static double WidthOf(TrainingSubarray array)
    {
        var width = array.Lines.RowLength;
        if (array.Transposed is not { } side)
            return width + Math.Max(array.Rows.Width, array.Forward.Mux?.Decoder.Width ?? 0);
        return width + Math.Max(array.Rows.Width, array.Forward.Mux?.Decoder.Width ?? 0) + (side.Mux?.Mux.Width ?? 0)
            + (array.TransposedCharging?.Precharger.Width ?? 0) + (array.TransposedCharging?.WriteDriver.Width ?? 0)
            + side.Converter.Width + side.Encoder.Width + side.Amplifiers.Width + side.Adders.Width + side.Registers.Width
            + side.WeightShift.Cost.Width + side.InputShift.Cost.Width;
    }

    private static double ForwardLeakage(TrainingSubarray array) => array.Rows.Leakage + (array.Columns?.Layout.Leakage ?? 0)
        + array.Forward.Leakage + (array.Charging?.Leakage ?? 0)
        + array.Lines.CellLeakage * array.Lines.Rows * array.Lines.Columns
        - (IsForgotten(array) ? array.Forward.Mux?.Decoder.Leakage ?? 0 : 0);

    private static double BackwardLeakage(TrainingSubarray array) => (array.Transposed?.Leakage ?? 0)
        + (array.Columns?.Layout.Leakage ?? 0) + (array.TransposedRows?.Leakage ?? 0) + (array.TransposedCharging?.Leakage ?? 0)
        - (IsForgotten(array) ? array.TransposedCharging?.WriteDriver.Leakage ?? 0 : 0);

    // Reference: in SRAM neither the decoder under the columns nor the write drivers beside the rows leak. Corrected: both do.
    private static bool IsForgotten(TrainingSubarray array) => array.Lines.IsSram && array.Node.IsReference;
}
