using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Emit;
using NetGen.Generator.Model;
using NetGen.Generator.Planning;
using NetGen.Generator.Rules;

namespace NetGen.Generator;

/// <summary>Writes the network that a <c>[Network]</c> attribute declares: attribute, model, plan, text.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<DeclaredNetwork> networks = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeReader.AttributeMetadataName,
                static (node, _) => node is TypeDeclarationSyntax,
                static (syntax, cancellation) => NetworkModelReader.ReadDeclaration(syntax, cancellation))
            .Where(static network => network is not null)
            .Select(static (network, _) => network!);

        IncrementalValuesProvider<NetworkDeclaration> declarations = networks
            .Where(static network => network.Declaration is not null)
            .Select(static (network, _) => network.Declaration!)
            .WithTrackingName(TrackingNames.Declaration);

        // Read again only when the build has written another; the build itself reads the model files.
        IncrementalValueProvider<EquatableArray<ModelDescription>> files = context.AdditionalTextsProvider
            .Where(static text => ModelFiles.IsDescription(text))
            .Select(static (text, cancellation) => ModelFiles.Read(text, cancellation))
            .Where(static file => file is not null)
            .Select(static (file, _) => file!)
            .WithTrackingName(TrackingNames.ModelFile)
            .Collect()
            .Select(static (files, _) => new EquatableArray<ModelDescription>(files.ToArray()));

        IncrementalValuesProvider<NetworkModel> models = declarations
            .Combine(files)
            .Select(static (source, _) => NetworkModelReader.Complete(source.Left, source.Right))
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
            foreach ((string part, string text) in NetworkEmitter.Emit(NetworkPlan.Create(model), output.CancellationToken))
                output.AddSource(HintNames.Create(model.Type, part, collisions), SourceText.From(text, Encoding.UTF8));
        });

        BuildDiagnostics.Register(context, networks, files);
    }
}
