using System;
using System.Collections.Generic;
using NetGen.Formats.Reading.Onnx.Format;
using NetGen.Formats.Reading.Onnx.Operators;

namespace NetGen.Formats.Reading.Onnx;

/// <summary>The versions of ONNX's operators that are read.</summary>
internal static class OnnxOpset
{
    public const long Oldest = 6;

    /// <summary>
    /// The newest version whose text was compared with what is computed here, operator by operator: that of August 2026. Of the operators
    /// in <see cref="OperatorTable"/> none has changed its meaning since opset 18; what came later are types, and Swish in 24.
    /// </summary>
    public const long NewestKnown = 28;

    /// <summary>Requires that the operators of a model are known, or that the caller permits them.</summary>
    /// <param name="graph">The model.</param>
    /// <param name="permitted">The newest version that the caller permits, or null: the newest known.</param>
    /// <param name="remarks">Gets a sentence where only the caller's word says that the operators mean what they did.</param>
    public static void Require(OnnxGraph graph, int? permitted, ICollection<string> remarks)
    {
        if (graph.Opset is not { } opset)
            throw new ModelFileException(WithoutOpset(graph));
        long newest = permitted ?? NewestKnown;
        if (opset < Oldest || opset > newest)
        {
            string wayOut = opset < Oldest ? ""
                : opset <= NewestKnown ? ", as NewestOpset says"
                : $", {NewestKnown} being the newest that NetGen knows. Export it with one of those; or, if its operators still mean what they meant, permit it: NewestOpset=\"{opset}\" at the NetGenModel item or new() {{ NewestOpset = {opset} }} in the call of Onnx.Load";
            throw new ModelFileException($"The model uses opset {opset}; {Oldest} to {newest} are read{wayOut}.");
        }

        if (opset > NewestKnown)
            remarks.Add($"The model uses opset {opset}, of which NetGen knows nothing; it is read as {NewestKnown}, which NewestOpset permits.");
    }

    /// <summary>Why a model does not say what version its operators have: as a rule it has none of ONNX's own.</summary>
    private static string WithoutOpset(OnnxGraph graph)
    {
        const int Most = 8;
        var operators = new List<string>();
        foreach (OnnxNode node in graph.Nodes)
        {
            if (OnnxDomain.IsStandard(node.Domain))
                return $"The model has {node} and does not say which version of ONNX's operators that is: opset_import is missing.";
            string name = $"{ModelLimits.Quote(node.Domain)} {ModelLimits.Quote(node.Operator).Trim('\'')}";
            if (operators.Count < Most && !operators.Contains(name))
                operators.Add(name);
        }

        if (operators.Count == 0)
            return "The graph has no nodes, and the model does not say which version of ONNX's operators it uses: opset_import is missing.";
        return $"The model has none of ONNX's own operators, only {string.Join(", ", operators)}: those are trees, support vectors and other classical models, not layers of a network.";
    }
}
