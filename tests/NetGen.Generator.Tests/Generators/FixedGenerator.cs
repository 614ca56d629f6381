using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.Tests.Generators;

/// <summary>Adds the same files to every compilation.</summary>
internal sealed class FixedGenerator(params (string HintName, string Text)[] files) : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) =>
        context.RegisterSourceOutput(context.CompilationProvider, (output, _) =>
        {
            foreach ((string hintName, string text) in files)
                output.AddSource(hintName, SourceText.From(text, Encoding.UTF8));
        });
}
