using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator.Emit;
using NetGen.Generator.Model;
using NetGen.Generator.Planning;

namespace NetGen.Generator;

/// <summary>Writes the network that a <c>[Network]</c> attribute declares: attribute, model, plan, text.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<NetworkModel> models = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeReader.AttributeMetadataName,
                static (node, _) => node is TypeDeclarationSyntax,
                static (syntax, cancellation) => NetworkModelReader.Read(syntax, cancellation))
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(TrackingNames.Model);

        // An edit elsewhere leaves this array equal, so that adding a network re-emits no other.
        IncrementalValueProvider<EquatableArray<string>> collisions = models
            .Select(static (model, _) => model.Type.MetadataName)
            .Collect()
            .Select(HintNames.FindCollisions);

        context.RegisterSourceOutput(models.Combine(collisions), static (output, source) =>
        {
            (NetworkModel model, EquatableArray<string> collisions) = source;
            string text = NetworkEmitter.Emit(NetworkPlan.Create(model), output.CancellationToken);
            output.AddSource(HintNames.Create(model.Type, collisions), SourceText.From(text, Encoding.UTF8));
        });
    }
}
