using System.Diagnostics;

namespace NetGen.Benchmarks;

/// <summary>This program, to be started again: by its own host, or as an assembly that dotnet runs.</summary>
internal static class OwnProcess
{
    /// <summary>How to start it, with the tiered compilation that programs have by default and this one turns off.</summary>
    public static ProcessStartInfo Tiered(params string[] arguments)
    {
        string host = Environment.ProcessPath ?? throw new InvalidOperationException("The system does not tell the path of this process.");
        string[] assembly = Path.GetFileNameWithoutExtension(host) == "dotnet" ? [typeof(OwnProcess).Assembly.Location] : [];
        return new(host, [.. assembly, .. arguments])
        {
            Environment = { ["DOTNET_TieredCompilation"] = "1", ["DOTNET_TieredPGO"] = "1" },
        };
    }
}
