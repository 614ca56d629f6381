using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace NetGen.Benchmarks.Peers;

/// <summary>Compiles C into shared libraries beside the program; a source that was compiled before is not compiled again.</summary>
internal static class CCompiler
{
    private const string Command = "gcc";

    // What nobody needs to know. All options belong to compiling and none to linking: there, -ffast-math makes older compilers add start code
    // that makes the whole process flush subnormal numbers to zero, NetGen's among them.
    private const string LibraryOptions = "-fPIC -w -c";

    /// <summary>The first line of the compiler's version, or null where there is none.</summary>
    public static string? Version { get; } = FindVersion();

    /// <summary>The options of plain C: all that the compiler can do.</summary>
    /// <param name="instructionSet">What it compiles for.</param>
    public static string FastOptions(InstructionSet instructionSet) => $"-O3 -march={instructionSet.March} -ffast-math -fno-math-errno";

    /// <summary>The path of the library made from a source.</summary>
    /// <param name="name">What the file is called.</param>
    /// <param name="source">The source.</param>
    /// <param name="options">How it is compiled.</param>
    /// <exception cref="InvalidOperationException">The compiler refuses the source.</exception>
    public static string Compile(string name, string source, string options)
    {
        string key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{Version}{options}{source}")))[..16];
        string folder = Path.Combine(AppContext.BaseDirectory, "peers");
        Directory.CreateDirectory(folder);
        string library = Path.Combine(folder, $"{name}-{key}.so");
        if (File.Exists(library))
            return library;

        string sourceFile = Path.ChangeExtension(library, ".c"), objectFile = Path.ChangeExtension(library, ".o");
        File.WriteAllText(sourceFile, source);
        Run($"{options} {LibraryOptions} \"{sourceFile}\" -o \"{objectFile}\"");
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
