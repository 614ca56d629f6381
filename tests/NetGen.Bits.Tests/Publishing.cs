using System.Reflection;

namespace NetGen.Bits.Tests;

/// <summary>Publishes a program for a platform into a folder of its own, from the library and the generator that were built with these tests.</summary>
internal static class Publishing
{
    private static readonly string s_configuration = typeof(Publishing).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    /// <summary>Publishes a project of the tests; returns the folder of what came of it.</summary>
    public static async Task<string> PublishAsync(string project, string folder, params string[] arguments)
    {
        string output = Path.Combine(folder, "published");
        ProgramRun publish = await ProgramRun.DotnetAsync(
            Repository.Folder,
            [
                "publish", Path.Combine("tests", project), "-c", s_configuration, "-p:RunAnalyzers=false", "-p:PlatformFolder=" + folder, "-p:BuildProjectReferences=false",
                "-p:RestoreRecursive=false", "-o", output, .. arguments,
            ]);
        publish.RequireSuccess();
        return output;
    }

    /// <summary>Whether the system has a program.</summary>
    public static bool Finds(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
