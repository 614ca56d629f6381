using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Compiling;

namespace NetGen.Generator.Tests.Hostile;

/// <summary>Generated code compiles without a diagnostic, and works, in a project of any configuration.</summary>
public sealed class ProjectSettingsTests
{
    private const string Source =
        """
        using NetGen;
        using static NetGen.Activation;
        using static NetGen.Loss;

        namespace Sample
        {
            [Network(3, 4, 2, Activation = ReLU, Loss = SoftmaxCE)]
            public partial class Unrolled;

            [Network(64, 32, 10, Activation = Tanh, Loss = SoftmaxCE, L2 = 0.001)]
            public partial class Loops;

            [Network(5, 7, 3, Activation = Sigmoid, Loss = SigmoidBCE, Precision = Precision.Double, Bias = false)]
            public partial class Doubles;

            [Network(4, 9, 9, 9, 1, Activation = Identity)]
            public partial class Deep;
        }
        """;

    public static TheoryData<string> Configurations =>
    [
        "new project", "nullable off", "checked", "unsafe allowed", "no implicit usings", "no documentation", "debug",
        "C# 12", "C# 13", "C# 14", "everything at once",
    ];

    [Theory]
    [MemberData(nameof(Configurations))]
    public void CompilesAndRuns(string configuration)
    {
        using CompiledNetworks networks = NetworkCompiler.Compile(Source, Settings(configuration));
        NetworkExercise.RunAll(networks);
        Assert.Equal(4, networks.NetworkTypes.Count);
    }

    [Fact]
    public void GeneratesTheSameTextWithAndWithoutImplicitUsings() =>
        Assert.Equal<IEnumerable<GeneratedFile>>(
            NetworkCompiler.Generate(Source, Settings("new project")).Files,
            NetworkCompiler.Generate(Source, Settings("no implicit usings")).Files);

    [Fact]
    public void SuppressesNoWarningOfItsOwn() =>
        Assert.All(
            NetworkCompiler.Generate(Source).Files,
            file => Assert.DoesNotContain("#pragma warning disable\n", file.Text, StringComparison.Ordinal));

    private static CompilationSettings Settings(string configuration)
    {
        CompilationSettings settings = CompilationSettings.Default;
        return configuration switch
        {
            "new project" => settings,
            "nullable off" => settings with { Nullable = false },
            "checked" => settings with { CheckOverflow = true },
            "unsafe allowed" => settings with { AllowUnsafe = true },
            "no implicit usings" => settings with { ImplicitUsings = false },
            "no documentation" => settings with { Documentation = false },
            "debug" => settings with { Optimization = OptimizationLevel.Debug },
            "C# 12" => settings with { LanguageVersion = LanguageVersion.CSharp12 },
            "C# 13" => settings with { LanguageVersion = LanguageVersion.CSharp13 },
            "C# 14" => settings with { LanguageVersion = CompilationSettings.CSharp14 },
            "everything at once" => new CompilationSettings
            {
                Nullable = false,
                CheckOverflow = true,
                ImplicitUsings = false,
                Optimization = OptimizationLevel.Debug,
                LanguageVersion = LanguageVersion.CSharp12,
            },
            _ => throw new ArgumentOutOfRangeException(nameof(configuration), configuration, "Not a configuration."),
        };
    }
}
