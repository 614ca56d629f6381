using System.Collections.Generic;
using NetGen.Formats.Reading.Onnx.Expressions;
using NetGen.Formats.Reading.Onnx.Stages;
using NetGen.Runtime;

namespace NetGen.Formats.Reading.Onnx.Operators;

/// <summary>
/// Joins values: one, which is nothing to do, or several functions of the same layer, as skl2onnx writes the probabilities 1 - p and
/// p of two classes. 1 - sigmoid(z) is sigmoid(-z), so that the layer gets a neuron for each.
/// </summary>
internal static class ConcatOperator
{
    public static void Concat(OnnxContext context)
    {
        NetworkValue first = context.Network();
        context.Value = context.Node.Inputs.Count == 1 ? first : Join(context, first) ?? throw context.Error(
            $"it joins {context.Node.Inputs.Count} values; in a fully connected network each layer has one layer before it");
    }

    /// <summary>The values side by side, or null where they are not the same function of one layer.</summary>
    private static NetworkValue? Join(OnnxContext context, NetworkValue first)
    {
        int rank = first.Shape.Length;
        long axis = context.Integer("axis", 1);
        if (rank != 2 || first.BatchAxis != 0 || axis is not (1 or -1) || first.Stage.Matrix is null)
            return null;

        var parts = new List<RecognizedActivation>();
        for (int input = 0; input < context.Node.Inputs.Count; input++)
        {
            if (context.NetworkOrNull(input) is not { } value || !ReferenceEquals(value.Stage, first.Stage) || value.Shape.Length != rank)
                return null;
            if (StageBuilder.Recognize(value)?.WithoutComplement() is not { IsSigmoid: true, Scale: 1, Shift: 0 } part)
                return null;
            parts.Add(part);
        }

        DenseStage joined = first.Stage.SideBySide(parts.ConvertAll(static part => (part.Slope, part.Offset)), context.Import.Budget);
        FinishedLayer layer = joined.Finish(LayerActivation.Of(ActivationDefinition.Sigmoid), 1, 0, context.Node.ToString(), context.Import.Budget);
        context.Import.Remark($"The graph joins {parts.Count} functions of the layer of {ModelLimits.Quote(layer.Layer.WeightName)}; the layer has {joined.Width} neurons for them.");
        return new NetworkValue(DenseStage.After(layer, 1, 0), Expression.Variable, new[] { first.Shape[0], joined.Width }, 0, first.Type);
    }
}
