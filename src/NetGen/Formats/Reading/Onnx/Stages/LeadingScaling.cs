using System;

namespace NetGen.Formats.Reading.Onnx.Stages;

/// <summary>
/// What a graph does to the inputs of a network before the first matrix, in the form (x - offset) * factor. It is kept in that form from the first constant
/// on: computed from factor and shift at the end, an offset would have been multiplied and divided, and NetGen's own files would not come back bit for bit.
/// </summary>
internal sealed class LeadingScaling
{
    private readonly double[]? _offsets;
    private readonly double[]? _factors;

    private LeadingScaling(double[]? offsets, double[]? factors)
    {
        _offsets = offsets;
        _factors = factors;
    }

    /// <summary>The inputs as they are.</summary>
    public static LeadingScaling Nothing { get; } = new(null, null);

    /// <summary>The same followed by values * scale + shift; null is 1 and 0.</summary>
    public LeadingScaling Then(double[]? scale, double[]? shift)
    {
        double[]? factors = scale is null ? _factors : Map(scale, (factor, i) => factor * (_factors?[i] ?? 1));

        // (x - o) f + t = (x - (o - t / f)) f; of the inputs as they are, x + t, the offset is -t with its sign.
        double[]? offsets = shift is null ? _offsets
            : Map(shift, (added, i) => _offsets is null ? -added / (factors?[i] ?? 1) : _offsets[i] - added / (factors?[i] ?? 1));
        return new(offsets, factors);
    }

    /// <summary>The same of some of the inputs.</summary>
    public LeadingScaling Take(int[] indices) => new(
        _offsets is null ? null : Array.ConvertAll(indices, index => _offsets[index]),
        _factors is null ? null : Array.ConvertAll(indices, index => _factors[index]));

    /// <summary>The stage of a network that does the same; null where there is nothing to do, or where no stage does it: a factor is 0, or an input is scaled in two ways.</summary>
    /// <param name="width">The number of values that are scaled.</param>
    /// <param name="taken">Which inputs of the network they are; null is all.</param>
    /// <param name="node">The node of the matrix, for messages.</param>
    public ModelScaling? ToStage(int width, TakenInputs? taken, string node)
    {
        if (_offsets is null && _factors is null)
            return null;
        int inputs = taken?.SourceWidth ?? width;
        var offsets = new double[inputs];
        var factors = new double[inputs];
        for (int i = 0; i < width; i++)
        {
            double offset = _offsets?[i] ?? 0, factor = _factors?[i] ?? 1;
            if (factor == 0 || !IsFinite(factor) || !IsFinite(offset))
                return null;
            int input = taken?[i] ?? i;
            if (factors[input] != 0 && (factors[input] != factor || offsets[input] != offset))
                return null;
            (offsets[input], factors[input]) = (offset, factor);
        }

        for (int input = 0; input < inputs; input++)
        {
            // An input that the graph does not take; whatever becomes of it counts nothing.
            if (factors[input] == 0)
                factors[input] = 1;
        }

        return new ModelScaling(offsets, factors, $"the scaling in front of {node}", $"the scaling in front of {node}");
    }

    private static double[] Map(double[] values, Func<double, int, double> map)
    {
        var result = new double[values.Length];
        for (int i = 0; i < result.Length; i++)
            result[i] = map(values[i], i);
        return result;
    }

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
}
