using System.Globalization;
using System.Text.Json;

namespace CimKit.Estimation.Verification;

/// <summary>Parameters of a published run under the published program's names; a parameter that is absent has its default.</summary>
internal sealed class PublishedParameters
{
    private readonly Dictionary<string, double> _values = new(StringComparer.Ordinal);

    internal PublishedParameters(IEnumerable<(string Name, double Value)> values)
    {
        foreach (var (name, value) in values)
            _values[name] = value;
    }

    /// <summary>Names that no design knows.</summary>
    internal IEnumerable<string> Names => _values.Keys;

    internal IEnumerable<string> Unknown => _values.Keys.Where(name => !Known.Contains(name));

    internal double this[string name, double otherwise] => _values.GetValueOrDefault(name, otherwise);

    internal bool Has(string name) => _values.ContainsKey(name);

    internal int Count(string name, int otherwise) => (int)Math.Round(this[name, otherwise]);

    internal bool Is(string name, bool otherwise) => Count(name, otherwise ? 1 : 0) != 0;

    internal static PublishedParameters Of(JsonElement parameters) =>
        new(parameters.EnumerateObject().Select(pair => (pair.Name, pair.Value.GetDouble())));

    /// <summary>Parameters written as name=value, separated by blanks.</summary>
    internal static PublishedParameters Parse(string text) => new(text
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(part => part.Split('='))
        .Select(pair => (pair[0], double.Parse(pair[1], NumberStyles.Float, CultureInfo.InvariantCulture))));

    private static readonly HashSet<string> Known =
    [
        "operationmode", "memcelltype", "accesstype", "transistortype", "deviceroadmap", "globalBusType", "globalBufferType",
        "globalBufferCoreSizeRow", "globalBufferCoreSizeCol", "tileBufferType", "tileBufferCoreSizeRow", "tileBufferCoreSizeCol",
        "peBufferType", "chipActivation", "reLu", "novelMapping", "SARADC", "currentMode", "pipeline", "speedUpDegree",
        "validated", "synchronous", "sync_data_transfer", "algoWeightMax", "algoWeightMin", "clkFreq", "temp", "technode",
        "Activationtype", "globalBusDelayTolerance", "localBusDelayTolerance", "treeFoldedRatio", "maxGlobalBusWidth",
        "inputtoggle", "outputtoggle", "numRowSubArray", "numColSubArray", "numRowParallel", "numColMuxed",
        "relaxArrayCellHeight", "relaxArrayCellWidth", "levelOutput", "cellBit", "dumcolshared", "resistanceOn",
        "resistanceOff", "readVoltage", "accessVoltage", "writeVoltage",
    ];
}
