using System.Reflection;
using Xunit;

namespace CimKit.Tests.Golden;

public class ScienceCoverage
{
    private static readonly string[] Functions =
    [
        "adc.linear", "adc.nonlinear", "adc.calibrated", "array.v15", "cmo.components", "curve.v21", "device.mlp.ag_a_si",
        "device.mlp.pulse_count", "drift.compensation", "encode.differential", "fit.synthetic", "pairs.two", "pcm.components", "stuck.v15",
        "update.physical", "update.v21.nan",
        "encode.offset", "encode.slices", "layer.v14.linear", "layer.v14.conv", "layer.v14.gain_offset", "map.v14.integer",
        "map.v14.digits", "map.manual.example", "map.core.conductance", "nl.closed_form", "nl_to_a", "noise.v14.variation",
        "retention.v14", "retention.v15", "softbounds.identity", "trace.dec2bin",
    ];

    [Fact]
    public void DeviceAndArrayFunctions_HaveATestOfEveryExample()
    {
        var covered = typeof(ScienceCoverage).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetCustomAttribute<CheckFunctionAttribute>()?.Functions ?? []).ToHashSet();
        Assert.Empty(CheckValues.All.Where(value => Functions.Contains(CheckValues.FunctionOf(value.Id)))
            .Where(value => !covered.Contains(CheckValues.FunctionOf(value.Id))).Select(value => value.Id));
    }

    [Fact]
    public void DeviceAndArrayFunctions_AreInTheFile() =>
        Assert.Empty(Functions.Except(CheckValues.All.Select(value => CheckValues.FunctionOf(value.Id))));
}
