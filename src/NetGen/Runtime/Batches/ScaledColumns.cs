using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>Scaling where features are rows and samples columns: one sample in each lane. The columns behind the last sample stay 0.</summary>
internal static class ScaledColumns
{
    /// <summary>Scales in place.</summary>
    /// <typeparam name="TFormula">What becomes of each number.</typeparam>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="rows">The features, [features][stride].</param>
    /// <param name="stride">The distance of two rows.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="scaling">What each feature is scaled by.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Map<TFormula, T>(ref T rows, int stride, int samples, FeatureScaling<T> scaling)
        where TFormula : struct, IScalingFormula
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int feature = 0; feature < scaling.Count; feature++)
        {
            ref T row = ref Unsafe.Add(ref rows, feature * stride);
            Lanes512<T> offset = Lanes512<T>.Broadcast(scaling.Offsets[feature]), factor = Lanes512<T>.Broadcast(scaling.Factors[feature]);
            for (int sample = 0; sample < samples; sample += Lanes512<T>.Count)
            {
                Lanes512<T> values = Lanes512<T>.LoadPartial(ref row, (nuint)sample, samples - sample);
                Lanes512<T>.StorePartial(TFormula.Of<Lanes512<T>, T>(values, offset, factor), ref row, (nuint)sample, samples - sample);
            }
        }
    }
}
