using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Testing;

/// <summary>How a user's project would be configured when it compiles a network.</summary>
/// <remarks>The defaults are those of a new project of the current SDK, with documentation and all warnings on.</remarks>
internal sealed record CompilationSettings
{
    /// <summary>C# 14 as the referenced Roslyn knows it: 4.14 implements the language under the name of a preview.</summary>
    public const LanguageVersion CSharp14 = LanguageVersion.Preview;

    /// <summary>A warning level above every wave of warnings, so that none is off.</summary>
    public const int AllWarnings = 9999;

    /// <summary>The settings of a new project.</summary>
    public static CompilationSettings Default { get; } = new();

    /// <summary>The language version, C# 12 or later.</summary>
    public LanguageVersion LanguageVersion { get; init; } = CSharp14;

    /// <summary>Whether nullable reference types are on.</summary>
    public bool Nullable { get; init; } = true;

    /// <summary>Whether integer arithmetic is <c>checked</c> by default.</summary>
    public bool CheckOverflow { get; init; }

    /// <summary>Whether <c>unsafe</c> code may be written.</summary>
    public bool AllowUnsafe { get; init; }

    /// <summary>Whether public members must carry documentation, and documentation must be right.</summary>
    public bool Documentation { get; init; } = true;

    /// <summary>Whether the usings of the SDK and of the NetGen package are there without being written.</summary>
    public bool ImplicitUsings { get; init; } = true;

    /// <summary>Release or Debug.</summary>
    public OptimizationLevel Optimization { get; init; } = OptimizationLevel.Release;

    /// <summary>The model files of the project, as the build leaves them for the compiler.</summary>
    public IReadOnlyList<ModelFile> ModelFiles { get; init; } = [];

    /// <summary>What the build tells the compiler of the project's properties, by name.</summary>
    public IReadOnlyDictionary<string, string> BuildProperties { get; init; } = new Dictionary<string, string>();

    /// <summary>Makes the generator to run; the network generator unless a test brings its own.</summary>
    public Func<IIncrementalGenerator> Generator { get; init; } = static () => new NetworkGenerator();

    /// <summary>How the sources are parsed under these settings.</summary>
    public CSharpParseOptions ParseOptions => new(
        LanguageVersion,
        Documentation ? DocumentationMode.Diagnose : DocumentationMode.Parse);

    /// <summary>How the sources are compiled under these settings.</summary>
    public CSharpCompilationOptions CompilationOptions => new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: Optimization,
        checkOverflow: CheckOverflow,
        allowUnsafe: AllowUnsafe,
        warningLevel: AllWarnings,
        deterministic: true,
        nullableContextOptions: Nullable ? NullableContextOptions.Enable : NullableContextOptions.Disable);
}
