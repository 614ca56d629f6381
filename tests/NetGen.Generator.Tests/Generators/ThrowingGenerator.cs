using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Generators;

/// <summary>Throws instead of generating.</summary>
internal sealed class ThrowingGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) =>
        context.RegisterSourceOutput(context.CompilationProvider, static (_, _) => throw new InvalidDataException("thrown on purpose"));
}
