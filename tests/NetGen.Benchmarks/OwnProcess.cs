using System.Diagnostics;

namespace NetGen.Benchmarks;

/// <summary>This program, to be started again: by its own host, or as an assembly that dotnet runs.</summary>
internal static class OwnProcess
{
    /// <summary>How to start it, with the tiered compilation that programs have by default and this one turns off.</summary>
    public static ProcessStartInfo Tiered(params string[] arguments)
    {
        ProcessStartInfo start = With(arguments);
        start.Environment["DOTNET_TieredCompilation"] = start.Environment["DOTNET_TieredPGO"] = "1";
        return start;
    }

    /// <summary>How to start it as it is.</summary>
    public static ProcessStartInfo With(params string[] arguments)
    {
        string host = Environment.ProcessPath ?? throw new InvalidOperationException("The system does not tell the path of this process.");
        string[] assembly = Path.GetFileNameWithoutExtension(host) == "dotnet" ? [typeof(OwnProcess).Assembly.Location] : [];
        return new(host, [.. assembly, .. arguments]);
    }
}
