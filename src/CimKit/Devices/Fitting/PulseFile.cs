using System.Globalization;
using CimKit.Foundation;

namespace CimKit.Devices.Fitting;

/// <summary>Reads and writes measured pulses as separated values: comma, semicolon or tab, one heading line, decimal points.</summary>
/// <example><code>var trains = PulseFile.Load("my-device.csv", new PulseFormat { ReadVoltage = 0.1, Value = "current" });</code></example>
public static class PulseFile
{
    /// <summary>The trains of a file; <c>.gz</c> is unpacked.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">What the columns mean.</param>
    /// <exception cref="InvalidDataException">Columns, units or numbers are wrong; all problems are listed.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<PulseBranch> Load(string path, PulseFormat? format = null)
    {
        using var reader = MeasuredFile.Open(path);
        return Read(reader, Path.GetFileName(path), format);
    }

    /// <summary>The trains of a text.</summary>
    /// <param name="text">Read to its end, not closed.</param>
    /// <param name="name">How messages name it.</param>
    /// <param name="format">What the columns mean.</param>
    /// <exception cref="InvalidDataException">Columns, units or numbers are wrong; all problems are listed.</exception>
    public static IReadOnlyList<PulseBranch> Read(TextReader text, string name, PulseFormat? format = null)
    {
        format ??= new PulseFormat();
        var table = new MeasuredTable(text, name);
        var trains = format.IsWide ? WidePulses.Trains(table, format) : LongPulses.Trains(table, format);
        table.ThrowIfAny();
        foreach (var train in trains)
            train.Check(table, format);
        table.ThrowIfAny();
        return trains.Select(train => train.ToBranch()).ToArray();
    }

    /// <summary>Writes trains in the long form with commas, as <see cref="Load"/> reads it by default; replaces a file of that name.</summary>
    /// <param name="path">The file; its folder is made if there is none.</param>
    /// <param name="trains">Conductances in siemens.</param>
    public static void Write(string path, IReadOnlyList<PulseBranch> trains) => AtomicFile.Write(path, stream =>
    {
        using var text = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
        text.WriteLine("direction,ramp,pulse,conductance_S");
        foreach (var (number, train) in trains.Index())
            foreach (var (pulse, conductance) in train.Pulses.Zip(train.Conductances))
                text.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{(train.Direction == PulseDirection.Potentiation ? "up" : "down")},{number + 1},{pulse},{conductance:R}"));
    });
}
