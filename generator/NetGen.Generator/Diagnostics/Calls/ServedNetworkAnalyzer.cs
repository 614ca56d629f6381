using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generator.Diagnostics.Calls;

/// <summary>Finds calls that write to the network that a slot serves.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ServedNetworkAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [CallDescriptors.ServedNetwork];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName("NetGen.NetworkSlot`1") is not { } slot
                || start.Compilation.GetTypeByMetadataName("NetGen.INetwork`1") is not { } network)
            {
                return;
            }

            var writes = new NetworkWrites(slot, network);
            start.RegisterOperationBlockStartAction(block =>
            {
                var member = new ServedNetworks(writes);
                block.RegisterOperationAction(member.Add, OperationKind.Invocation);
                block.RegisterOperationBlockEndAction(member.Judge);
            });
        });
    }
}
