namespace NetGen.Benchmarks.Weights;

/// <summary>
/// What the weights of a model file cost when a project is built and when its program starts: as numbers in the generated code,
/// and as a resource. Each row is a project of one frozen network, built by the real build.
/// </summary>
internal sealed class WeightsCommand : ICommand
{
    // About 1,000, 10,000, 100,000 and a million parameters.
    private static readonly int[][] s_networks = [[20, 45, 1], [90, 100, 8], [300, 320, 10], [990, 1000, 9]];

    // Beyond this many numbers the compiler takes minutes and gigabytes; --all tries it all the same.
    private const int MostLiterals = 200_000;

    public string Name => "weights";

    public string Summary => "builds frozen networks of 1 K to 1 M parameters: time of the build, size of the assembly, time to the first call; --all";

    public int Run(Options options)
    {
        using var project = new FrozenProject();
        project.BuildWithoutModel();
        FrozenProjectCost empty = project.Measure();

        Console.WriteLine("| parameters | weights as | build (s) | build after an edit of code (s) | assembly (bytes) | first call (ms) |");
        Console.WriteLine("| ---: | --- | ---: | ---: | ---: | ---: |");
        Console.WriteLine(FormattableString.Invariant($"| 0 | no network | {empty.FirstBuildSeconds:F1} | {empty.NextBuildSeconds:F1} | {empty.AssemblyBytes:N0} | |"));
        foreach (int[] sizes in s_networks)
        {
            foreach (bool literals in new[] { true, false })
            {
                int parameters = CountParameters(sizes);
                if (literals && parameters > MostLiterals && !options.Has("all"))
                    continue;
                project.UseModel(sizes, literals);
                FrozenProjectCost cost = project.Measure();
                Console.WriteLine(FormattableString.Invariant($"| {parameters:N0} | {(literals ? "numbers" : "a resource")} | {cost.FirstBuildSeconds:F1} | {cost.NextBuildSeconds:F1} | {cost.AssemblyBytes:N0} | {cost.FirstCallMilliseconds:F1} |"));
            }
        }

        return 0;
    }

    private static int CountParameters(int[] sizes) => sizes.Zip(sizes.Skip(1), (inputs, outputs) => (inputs + 1) * outputs).Sum();
}
