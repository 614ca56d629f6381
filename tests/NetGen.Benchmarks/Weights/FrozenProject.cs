using System.Diagnostics;
using System.Globalization;
using NetGen.ModelFiles.Tests.Writers;
using NetGen.Testing;

namespace NetGen.Benchmarks.Weights;

/// <summary>A project in a folder of its own that lists a model file, with the library, the generator and the task of this repository.</summary>
internal sealed class FrozenProject : IDisposable
{
    private const string Empty = "Console.WriteLine(\"0\");\n";

    private const string Program =
        """
        using System.Diagnostics;
        using System.Globalization;

        var input = new float[Frozen.InputSize];
        var output = new float[Frozen.OutputSize];
        long start = Stopwatch.GetTimestamp();
        Frozen.Forward(input, output);
        Console.WriteLine(Stopwatch.GetElapsedTime(start).TotalMilliseconds.ToString("R", CultureInfo.InvariantCulture));

        [Network("model.safetensors", Activation = ReLU)]
        public static partial class Frozen;

        """;

    private readonly TemporaryFolder _folder = new();
    private int _literalParameters;

    public void BuildWithoutModel()
    {
        _folder.Write("Directory.Build.props", "<Project />");
        WriteProject(models: "");
        _folder.Write("Program.cs", Empty);
        Dotnet("restore").RequireSuccess();
        Build();
    }

    /// <summary>Makes the project one of a frozen network.</summary>
    /// <param name="sizes">Its sizes.</param>
    /// <param name="literals">Whether its weights become numbers in the generated code, or a resource.</param>
    public void UseModel(int[] sizes, bool literals)
    {
        var random = new Random(1);
        var writer = new SafetensorsBuilder();
        for (int layer = 1; layer < sizes.Length; layer++)
        {
            writer.Add(FormattableString.Invariant($"layers.{layer}.weight"), [sizes[layer], sizes[layer - 1]], Draw(sizes[layer] * sizes[layer - 1]));
            writer.Add(FormattableString.Invariant($"layers.{layer}.bias"), [sizes[layer]], Draw(sizes[layer]));
        }

        File.WriteAllBytes(_folder.Combine("model.safetensors"), writer.ToBytes());
        _literalParameters = literals ? int.MaxValue : 0;
        WriteProject("<NetGenModel Include=\"model.safetensors\" />");
        _folder.Write("Program.cs", Program);

        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }

    /// <summary>Builds, builds again after an edit, and runs.</summary>
    public FrozenProjectCost Measure()
    {
        double first = Build();
        File.AppendAllText(_folder.Combine("Program.cs"), "// An edit.\n");
        double next = Build();
        string assembly = _folder.Combine("bin", "Release", "net10.0", "Frozen.dll");
        ProgramRun run = ProgramRun.DotnetAsync(_folder.Path, assembly).GetAwaiter().GetResult().RequireSuccess();
        return new(first, next, new FileInfo(assembly).Length, double.Parse(run.Output, CultureInfo.InvariantCulture));
    }

    public void Dispose() => _folder.Dispose();

    private double Build()
    {
        long start = Stopwatch.GetTimestamp();
        Dotnet("build", "--no-restore", "-c", "Release", FormattableString.Invariant($"-p:NetGenLiteralParameters={_literalParameters}")).RequireSuccess();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private ProgramRun Dotnet(params string[] arguments) => ProgramRun.DotnetAsync(_folder.Path, arguments).GetAwaiter().GetResult();

    private void WriteProject(string models)
    {
        string build = Repository.PathOf("src", "NetGen", "build");
        string generator = Repository.PathOf("generator");
        _folder.Write("Frozen.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <NetGenBuildAssembly>{generator}/NetGen.Build/bin/Release/netstandard2.0/NetGen.Build.dll</NetGenBuildAssembly>
              </PropertyGroup>
              <Import Project="{build}/NetGen.props" />
              <ItemGroup>
                <Reference Include="{typeof(NetworkAttribute).Assembly.Location}" />
                <Analyzer Include="{generator}/NetGen.Generator/bin/Release/netstandard2.0/NetGen.Generator.dll" />
                {models}
              </ItemGroup>
              <Import Project="{build}/NetGen.targets" />
            </Project>
            """);
    }
}
