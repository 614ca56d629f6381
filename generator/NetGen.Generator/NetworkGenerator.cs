using Microsoft.CodeAnalysis;

namespace NetGen.Generator;

/// <summary>Writes the network that a <c>[Network]</c> attribute declares: attribute, model, plan, text.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
    }
}
