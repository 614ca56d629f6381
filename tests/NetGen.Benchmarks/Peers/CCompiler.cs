using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace NetGen.Benchmarks.Peers;

/// <summary>Compiles C into shared libraries beside the program; a source that was compiled before is not compiled again.</summary>
internal static class CCompiler
{
    private const string Command = "gcc";

    // -ffast-math belongs to compiling and not to linking: there, older compilers add start code that makes the whole process
    // flush subnormal numbers to zero, NetGen's among them.
    private const string CompileOptions = "-O3 -march=native -ffast-math -fno-math-errno -fPIC -w -c";

    /// <summary>The first line of the compiler's version, or null where there is none.</summary>
    public static string? Version { get; } = FindVersion();

    /// <summary>What a reader needs to know of the libraries.</summary>
    public static string Description => $"{Version}, {CompileOptions[..CompileOptions.IndexOf(" -fPIC", StringComparison.Ordinal)]}";

    /// <summary>The path of the library made from a source.</summary>
    /// <exception cref="InvalidOperationException">The compiler refuses the source.</exception>
    public static string Compile(string name, string source, string moreOptions = "")
    {
        string key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{Version}{CompileOptions}{moreOptions}{source}")))[..16];
        string folder = Path.Combine(AppContext.BaseDirectory, "peers");
        Directory.CreateDirectory(folder);
        string library = Path.Combine(folder, $"{name}-{key}.so");
        if (File.Exists(library))
            return library;

        string sourceFile = Path.ChangeExtension(library, ".c"), objectFile = Path.ChangeExtension(library, ".o");
        File.WriteAllText(sourceFile, source);
        Run($"{CompileOptions} {moreOptions} \"{sourceFile}\" -o \"{objectFile}\"");
        Run($"-shared \"{objectFile}\" -o \"{library}.new\" -lm");
        File.Move($"{library}.new", library);
        return library;
    }

    private static string? FindVersion()
    {
        try
        {
            return Run("--version").Split('\n')[0].Trim();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string Run(string arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(Command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{Command} {arguments}\n{errors.Result}");
    }
}
