using System.Reflection;
using System.Runtime.InteropServices;

namespace CimKit.Notebooks.Magics;

/// <summary>Says what runs the cells.</summary>
internal sealed class AboutMagic : Magic
{
    public override string Name => "#!about";

    public override string Usage => "#!about";

    public override string Description => "Shows the versions of the engine, the compiler and the runtime.";

    protected override Task RunAsync(MagicCall call)
    {
        var text = $"""
            Engine    {Version(typeof(NotebookSession))}
            Compiler  {Version(typeof(Microsoft.CodeAnalysis.CSharp.CSharpCompilation))}
            Runtime   {RuntimeInformation.FrameworkDescription}
            Platform  {RuntimeInformation.RuntimeIdentifier}
            """;
        call.Cell.Output.Send(output => output.Display(MimeBundle.PlainText(text), displayId: null));
        return Task.CompletedTask;
    }

    private static string Version(Type type)
    {
        var assembly = type.Assembly;
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
        return $"{assembly.GetName().Name} {version}";
    }
}
