using System.Collections.Generic;
using NetGen.Runtime;

namespace NetGen.Formats.Reading;

/// <summary>One layer of a model file: activation(x W + b).</summary>
internal sealed class DenseLayer
{
    /// <summary>Makes a layer.</summary>
    /// <param name="inputs">The number of inputs, at least one.</param>
    /// <param name="outputs">The number of outputs, at least one.</param>
    /// <param name="weights">W, row-major [inputs][outputs], whatever the layout in the file.</param>
    /// <param name="biases">b, or null where the file has none.</param>
    /// <param name="activation">The activation, or null where the file does not tell.</param>
    /// <param name="weightName">The name of the weights in the file.</param>
    /// <param name="weightShape">Their shape in the file.</param>
    /// <param name="biasName">The name of the biases in the file, or null.</param>
    /// <param name="folding">What it costs that a scaling of the inputs is part of the weights, or null where none is.</param>
    public DenseLayer(int inputs, int outputs, double[] weights, double[]? biases, LayerActivation? activation, string weightName, IReadOnlyList<int> weightShape, string? biasName, FoldedScaling? folding = null)
    {
        Inputs = inputs;
        Outputs = outputs;
        Weights = weights;
        Biases = biases;
        Activation = activation;
        WeightName = weightName;
        WeightShape = weightShape;
        BiasName = biasName;
        Folding = folding;
    }

    /// <summary>The number of inputs.</summary>
    public int Inputs { get; }

    /// <summary>The number of outputs.</summary>
    public int Outputs { get; }

    /// <summary>W, row-major [inputs][outputs]. Numbers of any precision up to double are held exactly.</summary>
    public double[] Weights { get; }

    /// <summary>b, or null where the file has none.</summary>
    public double[]? Biases { get; }

    /// <summary>The activation, or null where the file does not tell.</summary>
    public LayerActivation? Activation { get; }

    /// <summary>The name of the weights in the file.</summary>
    public string WeightName { get; }

    /// <summary>The shape of the weights in the file.</summary>
    public IReadOnlyList<int> WeightShape { get; }

    /// <summary>The name of the biases in the file, or null.</summary>
    public string? BiasName { get; }

    /// <summary>What it costs that a scaling of the inputs is part of the weights, or null where none is.</summary>
    public FoldedScaling? Folding { get; }
}
