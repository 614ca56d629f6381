using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>The same where features are rows and samples columns: one sample in each lane. The columns behind the last sample stay 0.</summary>
internal static class ScaledColumns
{
    /// <summary>x' = (x - offset) * factor.</summary>
    /// <param name="rows">The features, [features][stride].</param>
    /// <param name="stride">The distance of two rows.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="scaling">What each feature is scaled by.</param>
    public static void Apply<T>(ref T rows, int stride, int samples, FeatureScaling<T> scaling)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int feature = 0; feature < scaling.Count; feature++)
        {
            T offset = scaling.Offsets[feature], factor = scaling.Factors[feature];
            foreach (ref T value in Row(ref rows, stride, samples, feature))
                value = (value - offset) * factor;
        }
    }

    /// <summary>x = x' / factor + offset.</summary>
    public static void Invert<T>(ref T rows, int stride, int samples, FeatureScaling<T> scaling)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int feature = 0; feature < scaling.Count; feature++)
        {
            T offset = scaling.Offsets[feature], factor = scaling.Factors[feature];
            foreach (ref T value in Row(ref rows, stride, samples, feature))
                value = (value / factor) + offset;
        }
    }

    /// <summary>From gradients by scaled inputs to those by raw ones: d/dx = factor d/dx'.</summary>
    public static void MultiplyByFactors<T>(ref T rows, int stride, int samples, FeatureScaling<T> scaling)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int feature = 0; feature < scaling.Count; feature++)
        {
            T factor = scaling.Factors[feature];
            foreach (ref T value in Row(ref rows, stride, samples, feature))
                value *= factor;
        }
    }

    /// <summary>From gradients by raw outputs to those by scaled ones: d/dy' = d/dy / factor.</summary>
    public static void DivideByFactors<T>(ref T rows, int stride, int samples, FeatureScaling<T> scaling)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int feature = 0; feature < scaling.Count; feature++)
        {
            T factor = scaling.Factors[feature];
            foreach (ref T value in Row(ref rows, stride, samples, feature))
                value /= factor;
        }
    }

    private static Span<T> Row<T>(ref T rows, int stride, int samples, int feature)
        where T : unmanaged => MemoryMarshal.CreateSpan(ref System.Runtime.CompilerServices.Unsafe.Add(ref rows, feature * stride), samples);
}
