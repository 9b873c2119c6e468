using CimKit.Circuits.Cells;
using CimKit.Circuits.Memories;
using CimKit.Circuits.Subarrays;
using CimKit.Circuits.Technology;
using CimKit.Devices;
using CimKit.Foundation;

namespace CimKit.Designs;

/// <summary>A chip that trains a network: what a <see cref="ChipDesign"/> has, and what gradients and weight updates need.</summary>
/// <remarks>Layers work one after another, without clock. Source: [Peng2021].</remarks>
/// <example><code>
/// var design = new TrainingDesign { BatchSize = 100, Iterations = 500 };
/// </code></example>
public sealed record TrainingDesign
{
    /// <summary>Name in reports.</summary>
    public string Name { get; init => field = Require.NotBlank(value); } = "default training chip";

    /// <summary>Process of the circuits; its calibration is not used.</summary>
    public ProcessDesign Process { get; init; } = new() { Nanometres = 32, Calibration = Calibration.None };

    /// <summary>Width of the wires in and between arrays; the usual one of the node if null.</summary>
    [Unit("m")]
    public double? WireWidth { get; init => field = value is { } width ? Require.Positive(width, "m") : null; }

    /// <summary>Array with everything to read it forwards.</summary>
    public Subarray Array { get; init; } = new()
    {
        Cell = new FeFetCell { OnResistance = 240 * Si.Kilo, OffResistance = 24 * Si.Mega, Bits = 5, Height = 4, Width = 4 },
        Read = new ParallelRead(),
        Adc = new Circuits.Adcs.FlashAdc { Levels = 64 },
        WeightBits = 5,
        WriteVoltage = 4,
    };

    /// <summary>Resistance of the access transistor that a read sees in series with a resistive cell.</summary>
    [Unit("Ω")]
    public double SeriesResistance { get; init => field = Require.NotNegative(value, "Ω"); } = 15 * Si.Kilo;

    /// <summary>Frequency of registers and buffers.</summary>
    [Unit("Hz")]
    public double Frequency { get; init => field = Require.Positive(value, "Hz"); } = Si.Giga;

    /// <summary>How layers are laid onto tiles.</summary>
    public TileMapping Mapping { get; init; }

    /// <summary>Reading along the columns, for the gradient of activations.</summary>
    public TransposedReadDesign Transposed { get; init; } = new();

    /// <summary>Arrays that compute the gradient of weights.</summary>
    public WeightGradientDesign Gradient { get; init; } = new();

    /// <summary>How weights are written.</summary>
    public WriteDesign Write { get; init; } = new();

    /// <summary>Images between two weight updates.</summary>
    public int BatchSize { get; init => field = Require.Positive(value); } = 200;

    /// <summary>Weight updates of an epoch.</summary>
    public int Iterations { get; init => field = Require.Positive(value); } = 250;

    /// <summary>False: the chip only infers, and one image is estimated.</summary>
    public bool IsTraining { get; init; } = true;

    /// <summary>Memory beside the chip.</summary>
    public DramKind Dram { get; init; } = DramKind.Hbm2;

    /// <summary>Buffer of the chip.</summary>
    public BufferDesign GlobalBuffer { get; init; } = new() { CoreRows = 128, CoreColumns = 128 };

    /// <summary>Buffers of tiles.</summary>
    public BufferDesign TileBuffer { get; init; } = new() { CoreRows = 32, CoreColumns = 32 };

    /// <summary>Wires; the network is always an H-tree.</summary>
    public InterconnectDesign Interconnect { get; init; } = new() { Network = GlobalNetwork.HTree, MaximumWidth = 8192 };

    /// <summary>Whether the published program's deviations are kept.</summary>
    public Fidelity Fidelity { get; init; }

    /// <summary>Reference fidelity: whether variables that the published program never sets count as 0.</summary>
    internal bool ForgetsResistance { get; init; }

    /// <summary>Images of an epoch whose last batch is not full; null if it is.</summary>
    internal long? EpochImages { get; init; }

    /// <summary>Images of an epoch.</summary>
    public long Images => IsTraining ? EpochImages ?? (long)BatchSize * Iterations : 1;

    /// <summary>The same chip with cells of a device: its resistances, pulses and pulse numbers.</summary>
    /// <remarks>The kind of cell and its size stay. Both directions get the higher voltage and the longer pulse of the two.</remarks>
    /// <param name="device">A device that states its pulse response by labels and its pulses.</param>
    /// <exception cref="InvalidDesignException">The device states too little, or the design's cells are no resistances.</exception>
    /// <example><code>var chip = new TrainingDesign().With(HzoFeFet.Create());</code></example>
    public TrainingDesign With(MemoryDevice device)
    {
        InvalidDesignException.ThrowIfAny($"Training chip '{Name}' with '{device.Name}'", DeviceRules.Problems(this, device));
        var (curve, up, down) = (device.Curve!, device.PotentiationPulse!, device.DepressionPulse!);
        var (on, off) = (1 / curve.Maximum, 1 / curve.Minimum);
        return this with
        {
            Name = device.Name,
            Array = Array with
            {
                Cell = Array.Cell switch
                {
                    FeFetCell cell => cell with { OnResistance = on, OffResistance = off },
                    CrossPointCell cell => cell with { OnResistance = on, OffResistance = off },
                    var cell => (ResistiveCell)cell with { OnResistance = on, OffResistance = off },
                },
                WriteVoltage = Math.Max(Math.Abs(up.Amplitude), Math.Abs(down.Amplitude)),
            },
            Write = Write with
            {
                PulseWidth = Math.Max(up.Width, down.Width),
                PotentiationLevels = curve.PotentiationPulses,
                DepressionLevels = curve.DepressionPulses,
            },
        };
    }

    /// <summary>What makes the design impossible, all at once; empty if nothing does.</summary>
    public IReadOnlyList<string> Problems() => TrainingRules.Problems(this);

    /// <summary>Process with its training wires.</summary>
    /// <exception cref="InvalidDesignException">There is no such process, or it is one of your own.</exception>
    public TechnologyNode Node()
    {
        if (Process.Own is not null)
            throw new InvalidDesignException("Technology", ["Own must be null: a chip that trains takes a process of the catalogue."]);
        var node = TechnologyCatalog.Find(
            Process.Nanometres, Process.Roadmap, Process.Temperature, Fidelity, Calibration.None, CircuitEdition.Training);
        if (WireWidth is { } width)
            node = node with { Wires = TrainingWires.Of(width / Si.Nano, Process.Temperature) };
        return Process.ReadVoltage is { } voltage ? node with { Arrays = node.Arrays with { ReadVoltage = voltage } } : node;
    }
}
