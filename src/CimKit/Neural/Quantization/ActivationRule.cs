namespace CimKit.Neural.Quantization;

/// <summary>How activations are rounded forward and errors backward.</summary>
/// <param name="Bits">Word length of the activation; above 15 it is neither clipped nor rounded.</param>
/// <param name="ErrorBits">Word length of the error; above 15 it passes as it is.</param>
/// <param name="KeepsErrorScale">True if the error's power-of-two scale is multiplied back.</param>
/// <param name="IsRectified">True if max(0, ·) follows.</param>
internal sealed record ActivationRule(int Bits, int ErrorBits, bool KeepsErrorScale, bool IsRectified);
