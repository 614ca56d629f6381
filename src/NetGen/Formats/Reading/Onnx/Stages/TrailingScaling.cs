using System;

namespace NetGen.Formats.Reading.Onnx.Stages;

/// <summary>
/// What a graph does to the values of a layer from the first factor behind them on, a * scale + shift: what is added before that are the layer's biases.
/// At the end of a graph it may be the scaling of the outputs, y = a / factor + offset.
/// </summary>
internal sealed class TrailingScaling
{
    private readonly double[]? _scale;
    private readonly double[]? _shift;

    // What was divided by, as the file has it: 1 / (1 / d) is not always d.
    private readonly double[]? _divisor;

    private TrailingScaling(double[]? scale, double[]? shift, double[]? divisor)
    {
        _scale = scale;
        _shift = shift;
        _divisor = divisor;
    }

    /// <summary>The values as the layer gives them.</summary>
    public static TrailingScaling Nothing { get; } = new(null, null, null);

    /// <summary>The same followed by values * scale + shift; null is 1 and 0.</summary>
    public TrailingScaling Then(double[]? scale, double[]? shift, double[]? divisor = null)
    {
        double[]? scaled = scale is null ? _shift : Combine(_shift, scale, static (a, b) => a * b);
        return new(
            scale is null ? _scale : Combine(_scale, scale, static (a, b) => a * b) ?? scale,
            shift is null ? scaled : Combine(scaled, shift, static (a, b) => a + b) ?? shift,
            scale is null ? _divisor : _scale is null ? divisor : null);
    }

    /// <summary>The same of some of the values.</summary>
    public TrailingScaling Take(int[] indices)
    {
        return new(Taking(_scale), Taking(_shift), Taking(_divisor));

        double[]? Taking(double[]? values) => values is null ? null : Array.ConvertAll(indices, index => values[index]);
    }

    /// <summary>The stage of a network that does the same; null where there is nothing to do, or where no stage does it: a factor is 0.</summary>
    /// <param name="width">The number of outputs.</param>
    /// <param name="output">The output, for messages.</param>
    public ModelScaling? ToStage(int width, string output)
    {
        if (_scale is null && _shift is null)
            return null;
        var offsets = new double[width];
        var factors = new double[width];
        for (int i = 0; i < width; i++)
        {
            offsets[i] = _shift?[i] ?? 0;
            factors[i] = _divisor?[i] ?? 1 / (_scale?[i] ?? 1);
            if (factors[i] == 0 || double.IsNaN(factors[i] + offsets[i]) || double.IsInfinity(factors[i]) || double.IsInfinity(offsets[i]))
                return null;
        }

        return new ModelScaling(offsets, factors, $"the scaling behind {output}", $"the scaling behind {output}");
    }

    private static double[]? Combine(double[]? left, double[] right, Func<double, double, double> combine)
    {
        if (left is null)
            return null;
        var result = new double[left.Length];
        for (int i = 0; i < result.Length; i++)
            result[i] = combine(left[i], right[i]);
        return result;
    }
}
