using System;
using System.Collections.Generic;

namespace NetGen.Formats.Reading.Safetensors;

/// <summary>The tensors that hold the scaling of a network, under our names of them, whoever wrote the file.</summary>
internal static class ScalingTensors
{
    /// <summary>The stages that a file holds, checked against its metadata.</summary>
    /// <param name="file">The file.</param>
    /// <param name="inputs">The number of inputs of its network.</param>
    /// <param name="outputs">The number of outputs.</param>
    /// <exception cref="ModelFileException">A tensor is missing, has another shape, holds what no scaling can have, or contradicts the metadata.</exception>
    public static (ModelScaling? Inputs, ModelScaling? Outputs) Read(SafetensorsFile file, int inputs, int outputs)
    {
        var tensors = new Dictionary<string, SafetensorsTensor>(StringComparer.Ordinal);
        foreach (SafetensorsTensor tensor in file.Tensors)
        {
            if (tensor.IsOfScaling)
                tensors.Add(tensor.Name, tensor);
        }

        ModelScaling? ofInputs = Stage(ScalingName.InputOffset, ScalingName.InputFactor, inputs, "inputs"), ofOutputs = Stage(ScalingName.OutputOffset, ScalingName.OutputFactor, outputs, "outputs");
        RequireTold(file, (ofInputs is null ? Scaling.None : Scaling.Inputs) | (ofOutputs is null ? Scaling.None : Scaling.Outputs));
        return (ofInputs, ofOutputs);

        ModelScaling? Stage(string offset, string factor, int count, string what)
        {
            bool hasOffset = tensors.TryGetValue(offset, out SafetensorsTensor? offsets), hasFactor = tensors.TryGetValue(factor, out SafetensorsTensor? factors);
            if (hasOffset != hasFactor)
                throw new ModelFileException($"The file has {ModelLimits.Quote(hasOffset ? offset : factor)} and no {ModelLimits.Quote(hasOffset ? factor : offset)}; a scaling has both.");
            return hasOffset ? new ModelScaling(Numbers(offsets!, count, what), Numbers(factors!, count, what), $"tensor {ModelLimits.Quote(offset)}", $"tensor {ModelLimits.Quote(factor)}") : null;
        }

        double[] Numbers(SafetensorsTensor tensor, int count, string what)
        {
            if (tensor.Shape.Count != 1 || tensor.Shape[0] != count)
                throw new ModelFileException($"{tensor} has to scale {count} {what}: the shape [{count}] is needed.", tensor.Name);
            return file.ReadNumbers(tensor);
        }
    }

    /// <summary>A file of NetGen tells in its metadata which stages it holds, so that a tensor that got lost is not taken for a network without it.</summary>
    private static void RequireTold(SafetensorsFile file, Scaling found)
    {
        if (!file.Metadata.TryGetValue(SafetensorsMetadata.Scaling, out string? told))
        {
            if (found != Scaling.None && SafetensorsMetadata.IsOwn(file.Metadata))
                throw new ModelFileException($"The file has tensors that scale ({found}), and its metadata has no {SafetensorsMetadata.Scaling}: the file is damaged. {Refusal.WayOut}");
            return;
        }

        if (found == Scaling.None || told != found.ToString())
            throw new ModelFileException($"The metadata gives {SafetensorsMetadata.Scaling} as {ModelLimits.Quote(told)}; the tensors of the file scale {(found == Scaling.None ? "nothing" : found.ToString())}. {Refusal.WayOut}");
    }
}
