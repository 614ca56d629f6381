using NetGen.Formats.Reading.Onnx.Expressions;
using NetGen.Formats.Reading.Onnx.Stages;
using NetGen.Runtime;

namespace NetGen.Formats.Reading.Onnx.Operators;

/// <summary>Turns values into stages: finishes a layer where an expression turns out to be its activation.</summary>
internal static class StageBuilder
{
    /// <summary>A stage whose outputs are a value.</summary>
    public static DenseStage Open(OnnxContext context, NetworkValue value)
    {
        if (value.Expression.IsAffine(out double slope, out double offset))
            return value.Stage.Then(slope, offset);
        RecognizedActivation activation = Recognize(value) ?? throw context.Error($"its input is {value.Expression} of what the layer before computes, which is no activation of NetGen; those are {ActivationTable.Names}");
        return DenseStage.After(Finish(context.Import, value, activation, context.Node.ToString()), activation.Scale, activation.Shift);
    }

    /// <summary>A stage whose outputs are a value, and that has no matrix yet.</summary>
    public static DenseStage OpenForMatrix(OnnxContext context, NetworkValue value)
    {
        DenseStage stage = Open(context, value);
        return stage.Matrix is null ? stage : DenseStage.After(stage.Finish(LayerActivation.Of(ActivationDefinition.Identity), 1, 0, context.Node.ToString(), context.Import.Budget), 1, 0);
    }

    /// <summary>The last layer of the network whose output a value is.</summary>
    /// <param name="import">The import.</param>
    /// <param name="value">The value.</param>
    /// <param name="output">Its name.</param>
    /// <param name="scaling">What scales the outputs behind that layer, where the network declares it; else null, and it is part of the layers.</param>
    public static FinishedLayer FinishOutput(IImport import, NetworkValue value, string output, out ModelScaling? scaling)
    {
        scaling = null;
        if (value.Stage.Width == NetworkValue.Unknown)
            throw new ModelFileException($"The output {ModelLimits.Quote(output)} comes straight from the input: the graph has no matrix of weights.");
        DenseStage stage;
        if (value.Expression.IsAffine(out double slope, out double offset))
        {
            stage = value.Stage.Then(slope, offset);
        }
        else
        {
            RecognizedActivation activation = Recognize(value) ?? throw new ModelFileException(
                $"The output {ModelLimits.Quote(output)} is {value.Expression} of what the last layer computes, which is no activation of NetGen; those are {ActivationTable.Names}.");
            stage = DenseStage.After(Finish(import, value, activation, $"the output {ModelLimits.Quote(output)}"), activation.Scale, activation.Shift);
        }

        if ((import.Stages & Scaling.Outputs) != 0 && stage.Trailing is { } trailing)
        {
            string where = $"the output {ModelLimits.Quote(output)}";
            scaling = trailing.ToStage(stage.Width, where);
            if (scaling is not null)
                return stage.FinishUnscaled(where, import.Budget);
        }

        if (stage.Matrix is null && stage.Scale is null && stage.Shift is null)
            return stage.Before ?? throw new ModelFileException($"The output {ModelLimits.Quote(output)} is the input: the graph has no layer.");
        if (stage.Matrix is null && stage.Before is null)
            throw new ModelFileException($"The output {ModelLimits.Quote(output)} is the input, scaled: the graph has no matrix of weights.");
        if (stage.Matrix is null)
            import.Remark($"Constants after the last activation became a layer of their own, {stage.Width} to {stage.Width}, with Identity.");
        return stage.Finish(LayerActivation.Of(ActivationDefinition.Identity), 1, 0, $"the output {ModelLimits.Quote(output)}", import.Budget);
    }

    /// <summary>The activation that a value is; null where it is none.</summary>
    public static RecognizedActivation? Recognize(NetworkValue value) => RecognizedActivation.Find(value.Expression, value.Stage.Arguments, value.Stage.Parameters);

    private static FinishedLayer Finish(IImport import, NetworkValue value, RecognizedActivation activation, string where)
    {
        DenseStage stage = value.Stage;
        if (stage.Matrix is null && stage.Scale is null && stage.Shift is null)
            throw new ModelFileException($"At {where}, {activation.Activation} follows {(stage.Before is null ? "the input" : "an activation")} without a matrix of weights between; a layer of NetGen has one.");
        if (stage.Matrix is null)
            import.Remark($"{activation.Activation} of constants times {(stage.Before is null ? "the input" : "an activation")} became a layer of its own, {stage.SourceWidth} to {stage.Width}.");
        return stage.Finish(activation.Activation, activation.Slope, activation.Offset, where, import.Budget);
    }
}
