using CimKit.Circuits.Technology;

namespace CimKit.Circuits;

/// <summary>A circuit block: a record of its inputs that knows its cost in a process.</summary>
public interface ICircuit
{
    /// <summary>Cost of one operation; pure.</summary>
    /// <exception cref="Foundation.InvalidDesignException">The circuit does not fit the place it is given.</exception>
    Cost Estimate(TechnologyNode node);
}
