namespace NetGen.Samples.Tests.Digits;

/// <summary>The sample as a user runs it: a process of its own, its output redirected.</summary>
internal static class DigitsProgram
{
    public static string DataFile { get; } = Path.Combine(AppContext.BaseDirectory, "Data", "digits.csv");

    public static Task<ProgramRun> RunAsync(params string[] arguments)
        => ProgramRun.DotnetAsync(AppContext.BaseDirectory, [Path.Combine(AppContext.BaseDirectory, "Digits.dll"), .. arguments]);
}
