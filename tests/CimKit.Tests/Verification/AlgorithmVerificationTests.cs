using System.Text;
using System.Text.Json.Nodes;
using CimKit.Circuits.Verification;
using CimKit.Tests.Golden;
using CimKit.Verification;
using Xunit;

namespace CimKit.Tests.Verification;

[Collection("libtorch")]
public class AlgorithmVerificationTests
{
    [Fact, CheckFunction(
        "cmo.components", "device.mlp.pulse_count", "drift.compensation", "pairs.two", "pcm.components", "stuck.v15", "update.physical", "update.v21.nan")]
    public void TryRun_CheckValues_AreMet()
    {
        var report = Run(Golden());
        Assert.Empty(report.Total.Exceptions);
        Assert.Equal((1100, 22), (report.Total.Compared, report.Total.NotApplicable));
        Assert.Equal(22, report.Skipped.Sum(skipped => skipped.Count));
        Assert.Equal(CheckValues.All.Select(value => CheckValues.FunctionOf(value.Id)).Distinct().Order(), report.Modules.Select(module => module.Name).Order());
    }

    /// <summary>Every expected number is compared: one changed is one exception that names its example.</summary>
    [Fact]
    public void TryRun_EveryExampleFalsified_EveryExampleWithAModelFails()
    {
        var document = JsonNode.Parse(Golden())!;
        var expected = 0;
        foreach (var entry in document["entries"]!.AsArray())
        {
            var (name, value) = entry!["outputs"]!.AsObject().First();
            entry["outputs"]![name] = Change(value!.DeepClone());
            expected++;
        }
        var report = Run(document.ToJsonString());
        var skipped = report.Modules.Where(module => module.Compared == 0).Select(module => module.Name).ToHashSet();
        var withModel = CheckValues.All.Where(value => !skipped.Contains(CheckValues.FunctionOf(value.Id))).Select(value => value.Id).ToArray();
        Assert.Equal(100, expected);
        Assert.Equal(withModel.Order(), report.Total.Exceptions.Select(exception => exception.Row.Split(';')[0]).Distinct().Order());
    }

    [Fact]
    public void TryRun_OtherInputs_AreReadFromTheFile()
    {
        const string file = """
            {"entries": [
              {"id": "pcm.components.other", "inputs": {"g_relative": [1.0], "g_max_us": 50.0, "t_inference_s": 0.0, "t0_s": 10.0, "t_read_s": 1e-6},
               "outputs": {"sigma_prog_us": [2.11076], "mean_drift_factor": [1.0]}, "note": "f64"},
              {"id": "stuck.v15.own", "inputs": {"cells": 1000, "rate0": 0.5, "rate1": 0.0}, "outputs": {"intended": 500}}]}
            """;
        var report = Run(file);
        Assert.Empty(report.Total.Exceptions);
        Assert.Equal(3, report.Total.Compared);
    }

    [Theory]
    [InlineData("""{"entries": [{"id": "unheard.of", "inputs": {}, "outputs": {"y": [1, 2]}}]}""", "no model knows a function of this name", 2)]
    [InlineData("""{"entries": [{"id": "nl.closed_form", "inputs": {}, "outputs": {"nl": 1}}]}""", "the example has no input 'a_normalised'.", 1)]
    [InlineData("""{"entries": [{"id": "nl.closed_form", "inputs": {"a_normalised": [1]}, "outputs": {"label": 1}}]}""", "the model does not offer this quantity", 1)]
    [InlineData("""{"entries": [{"id": "nl.closed_form", "inputs": {"a_normalised": [1]}, "outputs": {"nl": [1, 2]}}]}""", "2 numbers are expected, the model gives 1", 2)]
    public void TryRun_WhatCannotBeCompared_FailsWithTheReason(string file, string reason, int count)
    {
        var report = Run(file);
        Assert.Equal(count, report.Total.Exceptions.Length);
        Assert.All(report.Total.Exceptions, exception => Assert.Equal(reason, exception.Reason));
    }

    [Theory]
    [InlineData("""{"entries": {}}""", "entries must be a list of examples.")]
    [InlineData("""{"entries": [{"id": "a", "inputs": {}, "outputs": {}}, {"id": 3}]}""", "entry 2 must have id, a text.")]
    public void TryRun_DamagedFile_IsRefused(string file, string message) =>
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => Run(file)).Message);

    [Theory]
    [InlineData("module,parameters,quantity,value,unit\n")]
    [InlineData("{\"module\": 1}\n{\"module\": 2}\n")]
    [InlineData("{\"entries\": [")]
    [InlineData("")]
    public void TryRun_OtherFormat_IsNullAndTheStreamIsAtItsStart(string file)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(file));
        Assert.Null(AlgorithmVerification.TryRun(stream, "other", cancellation: TestContext.Current.CancellationToken));
        Assert.Equal(0, stream.Position);
    }

    private static JsonNode Change(JsonNode value)
    {
        if (value is JsonArray array)
        {
            array[0] = Change(array[0]!.DeepClone());
            return array;
        }
        return value.GetValueKind() == System.Text.Json.JsonValueKind.Number ? JsonValue.Create((value.GetValue<double>() * 1.01) + 1) : JsonValue.Create(1.0);
    }

    private static VerificationReport Run(string file)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(file));
        return AlgorithmVerification.TryRun(stream, "file.json", cancellation: TestContext.Current.CancellationToken)!;
    }

    private static string Golden()
    {
        using var reader = new StreamReader(typeof(CheckValues).Assembly.GetManifestResourceStream("check-values-algorithms.json")!);
        return reader.ReadToEnd();
    }
}
