namespace CimKit.Notebooks.Consoles;

/// <summary>Routes the process's console to the running cells while at least one session lives.</summary>
internal static class ConsoleCapture
{
    private static readonly Lock Gate = new();
    private static int s_sessions;
    private static TextWriter s_out = TextWriter.Null;
    private static TextWriter s_error = TextWriter.Null;
    private static TextReader s_in = TextReader.Null;

    /// <summary>Begins to capture, or goes on doing so.</summary>
    public static void Acquire()
    {
        lock (Gate)
        {
            if (s_sessions++ > 0)
                return;
            (s_out, s_error, s_in) = (Console.Out, Console.Error, Console.In);
            Install();
        }
    }

    /// <summary>Puts the capture back in case a cell has replaced a console stream.</summary>
    public static void Renew()
    {
        lock (Gate)
            if (s_sessions > 0)
                Install();
    }

    /// <summary>Gives the process its own console back when the last session ends.</summary>
    public static void Release()
    {
        lock (Gate)
        {
            if (--s_sessions > 0)
                return;
            Console.SetOut(s_out);
            Console.SetError(s_error);
            Console.SetIn(s_in);
        }
    }

    private static void Install()
    {
        Console.SetOut(new RoutedWriter(OutputStream.Standard, s_out));
        Console.SetError(new RoutedWriter(OutputStream.Error, s_error));
        Console.SetIn(new RoutedReader(s_in));
    }
}
