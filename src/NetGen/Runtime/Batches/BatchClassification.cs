using System.Buffers;
using System.ComponentModel;
using System.Numerics;

namespace NetGen.Runtime;

/// <summary>The classes of a batch, from its outputs; where those of a sample do not decide, as two that were rounded to 1, from the sums before them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BatchClassification
{
    /// <summary>The outputs that are computed at a time, some 64 KB of float; but at least <see cref="LeastSamples"/> rows, since all weights are read for them.</summary>
    private const int OutputsAtOnce = 1 << 14;

    private const int LeastSamples = 256;

    /// <summary>
    /// The relative difference from which on the larger of two outputs has the larger sum: many times the rounding errors of the activations, which may
    /// exchange two neighbours, and so small that few samples are computed again.
    /// </summary>
    private const double RelativeMargin = 1.0 / (1 << 16);

    /// <summary>The same where outputs are so small that they have few digits.</summary>
    private const double AbsoluteMargin = 1e-36;

    /// <summary>Writes the class of each sample.</summary>
    /// <param name="team">The team; null for the calling thread alone.</param>
    /// <param name="inputs">The inputs, row-major [samples][inputs].</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="classes">The class of each sample.</param>
    /// <param name="inputScaling">The scaling of the inputs; null for none.</param>
    public static void Run<TKernel, T>(ThreadTeam? team, ReadOnlySpan<T> inputs, ReadOnlySpan<T> parameters, Span<int> classes, FeatureScaling<T>? inputScaling = null)
        where TKernel : struct, IClassifyingKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int most = Math.Min(Math.Max(OutputsAtOnce / TKernel.OutputSize, LeastSamples), classes.Length);
        T[] rented = ArrayPool<T>.Shared.Rent(most * TKernel.OutputSize);
        T[] scaled = inputScaling is null ? [] : ArrayPool<T>.Shared.Rent(most * TKernel.InputSize);
        try
        {
            for (int first = 0; first < classes.Length; first += most)
            {
                int count = Math.Min(most, classes.Length - first);
                ReadOnlySpan<T> rows = inputs.Slice(first * TKernel.InputSize, count * TKernel.InputSize);
                if (inputScaling is not null)
                {
                    inputScaling.Apply(rows, scaled.AsSpan(0, rows.Length));
                    rows = scaled.AsSpan(0, rows.Length);
                }

                Span<T> outputs = rented.AsSpan(0, count * TKernel.OutputSize);
                BatchForward.Run<TKernel, T>(team, rows, count, parameters, outputs);
                for (int row = 0; row < count; row++)
                {
                    if (!Decides(outputs.Slice(row * TKernel.OutputSize, TKernel.OutputSize), out classes[first + row]))
                        classes[first + row] = TKernel.Classify(rows.Slice(row * TKernel.InputSize, TKernel.InputSize), parameters);
                }
            }
        }
        finally
        {
            ArrayPool<T>.Shared.Return(rented);
            if (inputScaling is not null)
                ArrayPool<T>.Shared.Return(scaled);
        }
    }

    /// <summary>Whether the largest output is the largest beyond doubt; a NaN never is.</summary>
    private static bool Decides<T>(ReadOnlySpan<T> outputs, out int index)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (outputs.Length == 1)
        {
            T half = T.CreateChecked(0.5);
            index = outputs[0] > half ? 1 : 0;
            return T.Abs(outputs[0] - half) > T.CreateChecked(RelativeMargin);
        }

        index = 0;
        T largest = outputs[0], second = T.NegativeInfinity;
        for (int output = 1; output < outputs.Length; output++)
        {
            if (outputs[output] > largest)
            {
                second = largest;
                largest = outputs[output];
                index = output;
            }
            else if (outputs[output] > second)
            {
                second = outputs[output];
            }
        }

        return largest - second > (T.Abs(largest) * T.CreateChecked(RelativeMargin)) + T.CreateChecked(AbsoluteMargin);
    }
}
