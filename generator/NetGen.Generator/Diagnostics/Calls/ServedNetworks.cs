using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Diagnostics.Calls;

/// <summary>Judges the writing calls in one member: those on Current of a slot, and those on a local variable that is nothing else.</summary>
internal sealed class ServedNetworks(NetworkWrites writes)
{
    private List<(IInvocationOperation Call, ILocalReferenceOperation Network)>? _onLocals;
    private List<int>? _publications;

    /// <summary>Reports a call on Current itself, and keeps one on a local until the whole member is known.</summary>
    public void Add(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (writes.IsPublication(call.TargetMethod))
        {
            (_publications ??= []).Add(call.Syntax.SpanStart);
            return;
        }

        if (writes.Target(call, context.CancellationToken) is not { } network)
            return;
        if (writes.IsCurrent(network))
            Report(call, network, context.ReportDiagnostic);
        else if (network is ILocalReferenceOperation local)
            (_onLocals ??= []).Add((call, local));
    }

    /// <summary>Judges what was kept.</summary>
    public void Judge(OperationBlockAnalysisContext context)
    {
        if (_onLocals is null)
            return;
        var variables = MemberVariables.Of(context.OperationBlocks);
        foreach ((IInvocationOperation call, ILocalReferenceOperation network) in _onLocals)
        {
            // Where another network has been published before, this one may serve no longer.
            if (variables.AssignedOnce(network.Local, out IOperation? value) is not null && value is not null && writes.IsCurrent(NetworkWrites.Unwrap(value))
                && _publications?.Any(publication => publication < call.Syntax.SpanStart) != true)
            {
                Report(call, network, context.ReportDiagnostic);
            }
        }
    }

    private static void Report(IInvocationOperation call, IOperation network, Action<Diagnostic> report) => report(Diagnostic.Create(
        CallDescriptors.ServedNetwork, network.Syntax.GetLocation(), network.Syntax.ToString(), call.TargetMethod.Name));
}
