using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Adcs;

/// <summary>Converters under an array; one operation converts every column once.</summary>
public interface IAdc : ICircuit
{
    /// <summary>Levels that a converter tells apart; 2 to the power of its bits.</summary>
    int Levels { get; }

    /// <summary>What the converters see; a stand-alone converter sees one column.</summary>
    SensedColumns Columns { get; }

    /// <summary>Whether a binary number leaves the converter only through a thermometer encoder.</summary>
    bool NeedsEncoder { get; }

    /// <summary>The same converters under other columns, or with another number of levels.</summary>
    IAdc Under(SensedColumns columns, int levels);

    /// <summary>Energy of converting one column of a resistance.</summary>
    /// <returns>Joule.</returns>
    double ColumnEnergy(TechnologyNode node, double resistance);
}
