namespace NetGen.Samples.Tests.Digits;

/// <summary>The sample as a user runs it: a process of its own, its output redirected.</summary>
internal static class DigitsProgram
{
    public static string DataFile { get; } = Path.Combine(AppContext.BaseDirectory, "Data", "digits.csv");

    public static Task<ProgramRun> RunAsync(params string[] arguments) => RunAsync(new Dictionary<string, string>(), arguments);

    public static Task<ProgramRun> RunAsync(IReadOnlyDictionary<string, string> settings, params string[] arguments)
        => ProgramRun.DotnetAsync(AppContext.BaseDirectory, settings, [Path.Combine(AppContext.BaseDirectory, "Digits.dll"), .. arguments]);
}
