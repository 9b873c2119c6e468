using CimKit.Circuits.Technology;

namespace CimKit.Circuits.Adcs;

/// <summary>One conversion of a flash ADC: a switching part and a static part over the conversion's delay.</summary>
internal readonly record struct FlashConversion(
    FlashAdc Adc, TechnologyNode Node, double Switched, double ReferencePower, double Delay)
{
    internal double Energy(double resistance)
    {
        var statics = (Adc.ColumnPower(Node, resistance) + ReferencePower) * Delay;
        return statics > 0 ? Switched + statics : Switched;
    }
}
