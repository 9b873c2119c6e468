using CimKit.Foundation;
using Mono.Cecil;
using Xunit;

namespace CimKit.Tests.Architecture;

public sealed class LayerRules
{
    private static readonly AssemblyDefinition Kit = TypeDependencies.Open(typeof(Require));
    private static readonly RuleTable Table = RuleTable.Read();

    [Fact]
    public void RuleTable_ReadFromReadme_HasTheFoundation() => Assert.Contains("Foundation", Table.Areas);

    [Fact]
    public void EveryType_FallsUnderARow() => Assert.Empty(
        TypeDependencies.Types(Kit).Where(type => Table.AreaOf(type.Namespace) is null).Select(type => type.FullName));

    [Fact]
    public void EveryArea_UsesOnlyWhatItsRowNames() => Assert.Empty(
        from type in TypeDependencies.Types(Kit)
        let area = Table.AreaOf(type.Namespace)
        where area is not null
        from used in TypeDependencies.Of(type)
        let target = used.Namespace.StartsWith("CimKit.", StringComparison.Ordinal) ? Table.AreaOf(used.Namespace)
            : used.Namespace.StartsWith("TorchSharp", StringComparison.Ordinal) ? "TorchSharp" : null
        where target is not null && !Table.Allows(area, target)
        select $"{type.FullName} uses {used.Namespace}.{used.Name}, but {area} may not use {target}.");

    [Fact]
    public void Namespaces_DoNotDependOnEachOther()
    {
        var edges = (
            from type in TypeDependencies.Types(Kit)
            from used in TypeDependencies.Of(type)
            where used.Namespace.StartsWith("CimKit.", StringComparison.Ordinal) && used.Namespace != type.Namespace
            select (From: type.Namespace, To: used.Namespace)).ToHashSet();

        Assert.Empty(edges.Where(edge => edges.Contains((edge.To, edge.From)) && string.CompareOrdinal(edge.From, edge.To) < 0)
            .Select(edge => $"{edge.From} and {edge.To} depend on each other."));
    }

    [Fact]
    public void Training_ShowsNoTensorInPublic() => Assert.Empty(
        from type in TypeDependencies.Types(Kit)
        where type.IsPublic && type.Namespace.StartsWith("CimKit.Neural.Training", StringComparison.Ordinal)
        from method in type.Methods.Where(method => method.IsPublic)
        from reference in method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType)
        from named in TypeDependencies.Flatten(reference)
        where named.Namespace.StartsWith("TorchSharp", StringComparison.Ordinal)
        select $"{type.FullName}.{method.Name} shows {named.FullName}.");

    [Fact]
    public void CimKit_ReferencesNoExtension() => Assert.DoesNotContain(
        Kit.MainModule.AssemblyReferences.Select(reference => reference.Name),
        name => name.StartsWith("CimKit", StringComparison.Ordinal) || name is "cim" || name.Contains("Interactive"));

    [Fact]
    public void NotebookEngine_ProjectNamesNoCimKitProject() => Assert.DoesNotContain(
        "ProjectReference",
        File.ReadAllText(Repository.PathTo("src", "Extensions", "CimKit.Notebooks", "CimKit.Notebooks.csproj")));

    [Fact]
    public void Files_AreTouchedOnlyWhereTheRuleSays() => Assert.Empty(
        from type in TypeDependencies.Types(Kit)
        where !MayTouchFiles(type)
        from call in TypeDependencies.Calls(type)
        where call.DeclaringType.FullName is "System.IO.File" or "System.IO.FileStream" or "System.IO.Directory"
            || (call.Name == ".ctor" && call.DeclaringType.FullName is "System.IO.StreamReader" or "System.IO.StreamWriter"
                && call.Parameters[0].ParameterType.FullName == "System.String")
        select $"{type.FullName} calls {call.FullName}.");

    private static bool MayTouchFiles(TypeDefinition type) =>
        type.Namespace.StartsWith("CimKit.Data", StringComparison.Ordinal)
        || type.Namespace.StartsWith("CimKit.Traces", StringComparison.Ordinal)
        || type.Namespace.StartsWith("CimKit.Checkpoints", StringComparison.Ordinal)
        || type.Namespace.StartsWith("CimKit.Designs.Files", StringComparison.Ordinal)
        || type.Namespace.StartsWith("CimKit.Neural.Runtime", StringComparison.Ordinal)
        || type.Namespace.StartsWith("CimKit.Devices.Fitting", StringComparison.Ordinal)
        || (type.Namespace.StartsWith("CimKit.Reports", StringComparison.Ordinal) && type.Name.EndsWith("Export", StringComparison.Ordinal))
        || type.FullName.StartsWith("CimKit.Inference.Sweeps.SweepJournal", StringComparison.Ordinal)
        || type.FullName == "CimKit.Experiments.ExperimentFile"
        || type.FullName.StartsWith("CimKit.Foundation.AtomicFile", StringComparison.Ordinal);
}
