namespace Cim.Tests.Verifying;

/// <summary>Rows of check values, true and false ones, and the golden files.</summary>
internal static class CheckRows
{
    public const string Header = "module,parameters,quantity,value,unit";
    public const string Right = "gate_cap,node=130;roadmap=HP;W=2F,C_gate,3.48137093e-16,F";
    public const string Wrong = "gate_cap,node=130;roadmap=HP;W=2F,C_gate,3.5e-16,F";
    public const string Resistance = "on_resistance,node=130;roadmap=HP;W=2F;T=300,R_on_N,8279.56989,ohm";
    public const string NotApplicable = "TrainRun,V2.1; Tiny-T; synthetic traces; activity 0.18; W_b=5 A_b=8; trainingEstimation=0,layer1.WG_rows,0,-";
    public const string Unknown = "FluxCapacitor,node=22,power,1.21e9,W";
    public const string Record = """{"module": "Transistor", "technode_nm": 22, "roadmap": "LSTP", "temperature_K": 300, "cell": "SRAM", "inputs": {"width_F": 2}, "outputs": {"gate_cap_F": 6.29112e-17}}""";

    public static string Golden(string name) => Path.Combine(AppContext.BaseDirectory, "Golden", name);
}
