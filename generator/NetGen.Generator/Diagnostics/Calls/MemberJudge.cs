using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Diagnostics.Calls;

/// <summary>
/// Judges the calls in one method, accessor, constructor or initialiser. Most members call no network, and of these nothing is asked
/// but the names of the methods that they call.
/// </summary>
internal sealed class MemberJudge(NetworkMethods methods, FileValues values)
{
    private List<NetworkCall>? _calls;

    /// <summary>Keeps a call of a network until the whole member is known.</summary>
    public void Add(OperationAnalysisContext context)
    {
        if (NetworkCall.Of(context.Operation, methods, context.CancellationToken) is { } call)
            (_calls ??= []).Add(call);
    }

    /// <summary>Judges what was kept.</summary>
    public void Judge(OperationBlockAnalysisContext context)
    {
        if (_calls is null || context.OperationBlocks[0].SemanticModel is not { } model)
            return;
        ExtentReader reader = values.Reader(MemberVariables.Of(context.OperationBlocks), model, context.CancellationToken);
        foreach (NetworkCall call in _calls)
            Judge(call, reader, context.ReportDiagnostic);
    }

    private static void Judge(NetworkCall call, ExtentReader reader, Action<Diagnostic> report)
    {
        NetworkMethod method = call.Method;
        StatementSyntax? statement = EarlierCalls.StatementOf(call.Syntax);
        var lengths = new List<CallArgument>(call.Arguments.Length);
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is not { } parameter)
                continue;
            int ordinal = parameter.Ordinal;
            if (ordinal == method.Labels)
                LabelRules.Check(method.Shape, argument.Value, reader, report);
            if (method.Needs[ordinal] is not { } need)
                continue;
            Extent extent = reader.Length(argument.Value);
            if (parameter.IsOptional && IsLeftOut(argument.Value, extent))
                continue;
            if (!extent.IsExact && reader.VariableOf(argument.Value) is { } variable)
            {
                extent = EarlierCalls.Length(variable, call.Syntax) ?? extent;
                if (statement is not null && !need.ByRows && !parameter.IsOptional)
                    EarlierCalls.Add(variable, statement, need.Size);
            }

            // Reordered arguments are judged in the order of the parameters: inputs say how many samples there are.
            int place = lengths.Count;
            while (place > 0 && lengths[place - 1].Ordinal > ordinal)
                place--;
            lengths.Insert(place, new(need, extent, argument.Value, ordinal));
        }

        new CallRules(method.Shape, lengths, method.NeedsSamples, report).Check();
    }

    /// <summary>Whether an argument that may be left out is, or may be: of what is empty only an array is certain to be a mistake.</summary>
    private static bool IsLeftOut(IOperation value, Extent extent) =>
        extent is { IsExact: true, Factor: 0 } && ExtentReader.Unwrap(value) is not IArrayCreationOperation;
}
