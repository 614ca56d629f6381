using System.Globalization;
using NetGen.ProcessProbe;

// The first argument says what to do.
switch (args)
{
    case ["save", string path, string seed, string times]:
        Saving.Run(path, int.Parse(seed, CultureInfo.InvariantCulture), int.Parse(times, CultureInfo.InvariantCulture));
        return 0;
    case ["fit", string path]:
        Fitting.Run(path);
        return 0;
    case ["first-calls", .. string[] options]:
        if (options.Contains("--casts"))
            Casts.FillCache();
        FirstCalls.Print();
        return 0;
    default:
        Console.Error.WriteLine("save PATH SEED TIMES | fit PATH | first-calls [--casts]");
        return 1;
}
