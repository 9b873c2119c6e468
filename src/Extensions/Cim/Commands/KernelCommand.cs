using System.CommandLine;
using Cim.Installation;
using Cim.Kernel;

namespace Cim.Commands;

/// <summary><c>cim kernel</c>: be a Jupyter kernel, and tell Jupyter so.</summary>
internal static class KernelCommand
{
    private static readonly Option<string> Name = new("--name")
    {
        Description = "Name of the kernel within Jupyter.",
        DefaultValueFactory = _ => KernelSpec.DefaultName,
        HelpName = "NAME",
    };

    private static readonly Option<bool> User = new("--user")
    {
        Description = "The user's Jupyter folder (JUPYTER_DATA_DIR if set); this is the default.",
    };

    private static readonly Option<string?> Prefix = new("--prefix")
    {
        Description = "An installation, such as a virtual environment or /usr/local, in place of the user's folder.",
        HelpName = "DIR",
    };

    private static readonly Option<string> DisplayName = new("--display-name")
    {
        Description = "Name that people see.",
        DefaultValueFactory = _ => KernelSpec.DisplayName,
        HelpName = "TEXT",
    };

    static KernelCommand()
    {
        Name.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !KernelSpec.IsName(token.Value))
                result.AddError($"--name must be letters, digits, '.', '-' or '_'; got '{token.Value}'.");
        });
    }

    public static Command Create() => new("kernel", "Be a Jupyter kernel for Notebook, JupyterLab and VS Code.")
    {
        Install(),
        Uninstall(),
        List(),
        Start(),
    };

    private static Command Install()
    {
        var command = new Command("install", "Tell Jupyter about this kernel.") { User, Prefix, Name, DisplayName };
        command.SetAction(result => Guarded(() =>
        {
            var folder = KernelSpec.Install(Folder(result), result.GetRequiredValue(Name), result.GetRequiredValue(DisplayName));
            Console.WriteLine($"Installed {result.GetRequiredValue(DisplayName)} in {folder}");
            return 0;
        }));
        return command;
    }

    private static Command Uninstall()
    {
        var command = new Command("uninstall", "Take the kernel out of Jupyter again.") { User, Prefix, Name };
        command.SetAction(result => Guarded(() =>
        {
            var folder = Path.Combine(Folder(result), result.GetRequiredValue(Name));
            if (!KernelSpec.Uninstall(Folder(result), result.GetRequiredValue(Name)))
                throw new InvalidOperationException($"no kernel in {folder}");
            Console.WriteLine($"Removed {folder}");
            return 0;
        }));
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "Show where this kernel is installed.") { User, Prefix };
        command.SetAction(result => Guarded(() =>
        {
            var kernels = Folder(result);
            var folders = Directory.Exists(kernels) ? Directory.GetDirectories(kernels).Where(KernelSpec.IsOurs).Order(StringComparer.Ordinal).ToArray() : [];
            foreach (var folder in folders)
                Console.WriteLine($"{Path.GetFileName(folder)}\t{KernelSpec.Read(folder)?["display_name"]}\t{folder}");
            if (folders.Length == 0)
                Console.WriteLine($"No kernel of cim in {kernels}");
            return 0;
        }));
        return command;
    }

    private static Command Start()
    {
        var file = new Argument<string>("CONNECTION_FILE") { Description = "Ports and key, written by Jupyter." };
        var command = new Command("start", "Run a kernel; Jupyter calls this.") { file };
        command.SetAction((result, cancellation) =>
            KernelStart.RunAsync(result.GetRequiredValue(file), Console.Error, cancellation));
        return command;
    }

    private static string Folder(ParseResult result)
    {
        var prefix = result.GetValue(Prefix);
        if (prefix is not null && result.GetValue(User))
            throw new InvalidOperationException("--user and --prefix exclude each other.");
        return prefix is null ? KernelSpecFolder.OfUser() : KernelSpecFolder.OfPrefix(prefix);
    }

    private static int Guarded(Func<int> action)
    {
        try
        {
            return action();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            Console.Error.WriteLine($"cim kernel: {failure.Message}");
            return 2;
        }
    }
}
