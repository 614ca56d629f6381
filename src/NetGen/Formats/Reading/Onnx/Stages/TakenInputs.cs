using System;
using System.Collections.Generic;

namespace NetGen.Formats.Reading.Onnx.Stages;

/// <summary>Those inputs of the network that a graph takes, in its order; the others have weights of 0.</summary>
internal sealed class TakenInputs
{
    private readonly int[] _indices;

    private TakenInputs(int sourceWidth, int[] indices)
    {
        SourceWidth = sourceWidth;
        _indices = indices;
    }

    /// <summary>The number of inputs of the network.</summary>
    public int SourceWidth { get; }

    /// <summary>The number of inputs that are taken, each counted once.</summary>
    public int CountDistinct() => new HashSet<int>(_indices).Count;

    /// <summary>The input of the network that an input of the matrix is.</summary>
    public int this[int index] => _indices[index];

    /// <summary>Those of some inputs that are taken; of all inputs of the network where nothing was taken before.</summary>
    public static TakenInputs Of(TakenInputs? before, int width, int[] indices) =>
        before is null ? new(width, indices) : new(before.SourceWidth, Array.ConvertAll(indices, index => before[index]));

    /// <summary>The weights, [inputs][outputs], with a row for each input of the network.</summary>
    public double[] WithAllInputs(double[] weights, int outputs)
    {
        var all = new double[SourceWidth * outputs];
        for (int i = 0; i < _indices.Length; i++)
        {
            for (int j = 0; j < outputs; j++)
                all[_indices[i] * outputs + j] += weights[i * outputs + j];
        }

        return all;
    }
}
