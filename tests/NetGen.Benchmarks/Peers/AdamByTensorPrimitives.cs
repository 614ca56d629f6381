using System.Numerics.Tensors;
using NetGen.Benchmarks.Speed;

namespace NetGen.Benchmarks.Peers;

/// <summary>Adam as its formulas read, each operation over a whole array.</summary>
internal sealed class AdamByTensorPrimitives
{
    private readonly float[][] _means, _squares, _divisors;
    private int _steps;

    /// <summary>Allocates the moments of each block of parameters.</summary>
    public AdamByTensorPrimitives(IEnumerable<int> lengths)
    {
        int[] all = [.. lengths];
        float[][] Arrays() => [.. all.Select(length => new float[length])];
        (_means, _squares, _divisors) = (Arrays(), Arrays(), Arrays());
    }

    /// <summary>Forgets all steps.</summary>
    public void Reset()
    {
        _steps = 0;
        foreach (float[] moments in _means.Concat(_squares))
            Array.Clear(moments);
    }

    /// <summary>Counts a step.</summary>
    public void Advance() => _steps++;

    /// <summary>Updates one block.</summary>
    public void Update(int block, Span<float> parameters, ReadOnlySpan<float> gradients, TrainingSettings settings)
    {
        // Rounded once: 1 less a beta that is a float already would be off by thousands of its last places.
        const float Added1 = (float)(1 - TrainingSettings.Beta1), Added2 = (float)(1 - TrainingSettings.Beta2);
        float[] means = _means[block], squares = _squares[block], divisors = _divisors[block];
        double rate = settings.LearningRate / (1 - Math.Pow(TrainingSettings.Beta1, _steps));
        double scale = 1 / Math.Sqrt(1 - Math.Pow(TrainingSettings.Beta2, _steps));

        TensorPrimitives.Lerp(means, gradients, Added1, means);
        TensorPrimitives.Multiply(gradients, gradients, divisors);
        TensorPrimitives.Lerp(squares, divisors, Added2, squares);
        TensorPrimitives.Sqrt(squares, divisors);
        TensorPrimitives.Multiply(divisors, (float)scale, divisors);
        TensorPrimitives.Add(divisors, (float)settings.Epsilon, divisors);
        TensorPrimitives.Divide(means, divisors, divisors);
        TensorPrimitives.MultiplyAdd(divisors, (float)-rate, parameters, parameters);
    }
}
