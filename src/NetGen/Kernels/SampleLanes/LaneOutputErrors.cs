using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>
/// The losses of a block with a sample in each lane, and the errors of its outputs. Sums over the outputs of a sample have the order of the network's
/// kernels over one sample. Where the targets are gradients by the outputs, there is no loss.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneOutputErrors
{
    /// <summary>For a loss whose terms do not depend on one another.</summary>
    /// <typeparam name="TLanes">The lanes of a vector.</typeparam>
    /// <typeparam name="T">The element type.</typeparam>
    /// <typeparam name="TLoss">The loss.</typeparam>
    /// <typeparam name="TOutput">The output activation.</typeparam>
    /// <typeparam name="TSums">The order of sums over outputs.</typeparam>
    /// <typeparam name="TRows">The block of samples.</typeparam>
    /// <param name="z">The sums of the output layer.</param>
    /// <param name="a">Memory for the outputs.</param>
    /// <param name="y">The targets, or the gradients by the outputs.</param>
    /// <param name="scales">What each sample's error is multiplied by.</param>
    /// <param name="fromOutputs">Whether the targets are gradients by the outputs.</param>
    /// <param name="samples">The number of samples, whole vectors.</param>
    /// <param name="count">The number of outputs.</param>
    /// <param name="losses">The loss of each sample.</param>
    /// <param name="delta">The errors.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write<TLanes, T, TLoss, TOutput, TSums, TRows>(
        ref T z, ref T a, ref T y, ref T scales, bool fromOutputs, nuint samples, int count, ref T losses, ref T delta)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLoss : struct, ILossFunction
        where TOutput : struct, IOutputFunction
        where TSums : struct, ILaneSums
        where TRows : struct, IRows
    {
        if (fromOutputs)
        {
            FromOutputs<TLanes, T, TOutput, TSums, TRows>(ref z, ref a, ref y, samples, count, ref delta);
            return;
        }

        nuint step = (nuint)TRows.Step;
        nuint end = (nuint)count * step;
        for (nuint sample = 0; sample < samples; sample += (nuint)TLanes.Count)
        {
            Outputs<TLanes, T, TOutput, TSums, TRows>(ref Unsafe.Add(ref z, sample), count, ref Unsafe.Add(ref a, sample));
            for (nuint place = sample; place < end; place += step)
                TLanes.Store(TLoss.Value<TLanes, T>(TLanes.Load(ref TLoss.IsOfLogits ? ref z : ref a, place), TLanes.Load(ref y, place)), ref delta, place);
            TLanes.Store(TSums.OfLosses<TLanes, T>(ref Unsafe.Add(ref delta, sample), step, count), ref losses, sample);
            TLanes scale = TLanes.Load(ref scales, sample);
            for (nuint place = sample; place < end; place += step)
                TLanes.Store(TLoss.Derivative<TLanes, T>(TLanes.Load(ref a, place), TLanes.Load(ref y, place)) * scale, ref delta, place);
            if (!TLoss.IsOfLogits)
                BackPropagate<TLanes, T, TOutput, TSums, TRows>(ref Unsafe.Add(ref z, sample), ref Unsafe.Add(ref a, sample), count, ref Unsafe.Add(ref delta, sample));
        }
    }

    /// <summary>For the cross-entropy of softmax: log p = z - largest - log(sum), never log of a rounded p; with targets that sum to one, the error is p - y.</summary>
    /// <inheritdoc cref="Write"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteCrossEntropy<TLanes, T, TOutput, TSums, TRows>(
        ref T z, ref T a, ref T y, ref T scales, bool fromOutputs, nuint samples, int count, ref T losses, ref T delta)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOutput : struct, IOutputFunction
        where TSums : struct, ILaneSums
        where TRows : struct, IRows
    {
        if (fromOutputs)
            FromOutputs<TLanes, T, TOutput, TSums, TRows>(ref z, ref a, ref y, samples, count, ref delta);
        else if (count == 2)
            CrossEntropyOfTwo<TLanes, T, TSums, TRows>(ref z, ref y, ref scales, samples, ref losses, ref delta);
        else
            CrossEntropy<TLanes, T, TSums, TRows>(ref z, ref a, ref y, ref scales, samples, count, ref losses, ref delta);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void CrossEntropy<TLanes, T, TSums, TRows>(ref T z, ref T exponentials, ref T y, ref T scales, nuint samples, int count, ref T losses, ref T delta)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TSums : struct, ILaneSums
        where TRows : struct, IRows
    {
        nuint step = (nuint)TRows.Step;
        nuint end = (nuint)count * step;
        for (nuint sample = 0; sample < samples; sample += (nuint)TLanes.Count)
        {
            TLanes largest = LaneSoftmax.Exponentials<TLanes, T>(ref Unsafe.Add(ref z, sample), step, count, ref Unsafe.Add(ref exponentials, sample));
            TLanes sum = TSums.OfExponentials<TLanes, T>(ref Unsafe.Add(ref exponentials, sample), step, count);
            TLanes logSum = Elementary.LogOfSum<TLanes, T>(sum);
            for (nuint place = sample; place < end; place += step)
                TLanes.Store(Losses.CrossEntropy<TLanes, T>(TLanes.Load(ref y, place), logSum + (largest - TLanes.Load(ref z, place))), ref delta, place);
            TLanes.Store(TSums.OfLosses<TLanes, T>(ref Unsafe.Add(ref delta, sample), step, count), ref losses, sample);
            TLanes mass = TSums.OfTargets<TLanes, T>(ref Unsafe.Add(ref y, sample), step, count); // 1 for a distribution
            TLanes scale = TLanes.Load(ref scales, sample);
            for (nuint place = sample; place < end; place += step)
                TLanes.Store(TLanes.FusedMultiplyAdd(TLanes.Load(ref exponentials, place) / sum, mass, -TLanes.Load(ref y, place)) * scale, ref delta, place);
        }
    }

    /// <summary>The same of two outputs, all in registers, with one exponential.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void CrossEntropyOfTwo<TLanes, T, TSums, TRows>(ref T z, ref T y, ref T scales, nuint samples, ref T losses, ref T delta)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TSums : struct, ILaneSums
        where TRows : struct, IRows
    {
        nuint step = (nuint)TRows.Step;
        for (nuint sample = 0; sample < samples; sample += (nuint)TLanes.Count)
        {
            TLanes logit1 = TLanes.Load(ref z, sample);
            TLanes logit2 = TLanes.Load(ref z, step + sample);
            TLanes largest = TLanes.Max(logit2, logit1);
            (TLanes e1, TLanes e2) = Elementary.ExpOfTwo<TLanes, T>(logit1 - largest, logit2 - largest);
            TLanes sum = e1 + e2;
            TLanes p1 = e1 / sum;
            TLanes p2 = e2 / sum;
            TLanes y1 = TLanes.Load(ref y, sample);
            TLanes y2 = TLanes.Load(ref y, step + sample);
            TLanes logSum = Elementary.LogOfSum<TLanes, T>(sum);
            TLanes loss1 = Losses.CrossEntropy<TLanes, T>(y1, logSum + (largest - logit1));
            TLanes loss2 = Losses.CrossEntropy<TLanes, T>(y2, logSum + (largest - logit2));
            TLanes.Store(TSums.OfTwoLosses<TLanes, T>(loss1, loss2), ref losses, sample);
            TLanes mass = TSums.OfTwoTargets<TLanes, T>(y1, y2); // 1 for a distribution
            TLanes scale = TLanes.Load(ref scales, sample);
            TLanes.Store(TLanes.FusedMultiplyAdd(p1, mass, -y1) * scale, ref delta, sample);
            TLanes.Store(TLanes.FusedMultiplyAdd(p2, mass, -y2) * scale, ref delta, step + sample);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void FromOutputs<TLanes, T, TOutput, TSums, TRows>(ref T z, ref T a, ref T y, nuint samples, int count, ref T delta)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOutput : struct, IOutputFunction
        where TSums : struct, ILaneSums
        where TRows : struct, IRows
    {
        nuint step = (nuint)TRows.Step;
        for (nuint sample = 0; sample < samples; sample += (nuint)TLanes.Count)
        {
            Outputs<TLanes, T, TOutput, TSums, TRows>(ref Unsafe.Add(ref z, sample), count, ref Unsafe.Add(ref a, sample));
            for (nuint place = sample; place < (nuint)count * step; place += step)
                TLanes.Store(TLanes.Load(ref y, place), ref delta, place);
            BackPropagate<TLanes, T, TOutput, TSums, TRows>(ref Unsafe.Add(ref z, sample), ref Unsafe.Add(ref a, sample), count, ref Unsafe.Add(ref delta, sample));
        }
    }

    /// <summary>a = f(z) of a vector of samples.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Outputs<TLanes, T, TOutput, TSums, TRows>(ref T z, int count, ref T a)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOutput : struct, IOutputFunction
        where TSums : struct, ILaneSums
        where TRows : struct, IRows
    {
        nuint step = (nuint)TRows.Step;
        if (!TOutput.IsOfRow)
        {
            for (nuint output = 0; output < (nuint)count; output++)
                TLanes.Store(TOutput.Value<TLanes, T>(TLanes.Load(ref z, output * step)), ref a, output * step);
            return;
        }

        TLanes largest = LaneSoftmax.Exponentials<TLanes, T>(ref z, step, count, ref a);
        TLanes sum = TSums.OfExponentials<TLanes, T>(ref a, step, count);
        if (typeof(TOutput) == typeof(SoftmaxOutput))
        {
            for (nuint output = 0; output < (nuint)count; output++)
                TLanes.Store(TLanes.Load(ref a, output * step) / sum, ref a, output * step);
            return;
        }

        TLanes logSum = Elementary.LogOfSum<TLanes, T>(sum);
        for (nuint output = 0; output < (nuint)count; output++)
            TLanes.Store(TLanes.Load(ref z, output * step) - largest - logSum, ref a, output * step);
    }

    /// <summary>From the gradients by the outputs of a vector of samples, which delta holds, to the gradients by the logits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void BackPropagate<TLanes, T, TOutput, TSums, TRows>(ref T z, ref T a, int count, ref T delta)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOutput : struct, IOutputFunction
        where TSums : struct, ILaneSums
        where TRows : struct, IRows
    {
        nuint step = (nuint)TRows.Step;
        nuint end = (nuint)count * step;
        if (!TOutput.IsOfRow)
        {
            for (nuint place = 0; place < end; place += step)
                TLanes.Store(TOutput.MultiplyByDerivative<TLanes, T>(TLanes.Load(ref delta, place), TLanes.Load(ref z, place), TLanes.Load(ref a, place)), ref delta, place);
        }
        else if (typeof(TOutput) == typeof(SoftmaxOutput))
        {
            // delta_j = a_j (g_j - sum g a)
            TLanes projection = TSums.OfProducts<TLanes, T>(ref delta, ref a, step, count);
            for (nuint place = 0; place < end; place += step)
                TLanes.Store(TLanes.Load(ref a, place) * (TLanes.Load(ref delta, place) - projection), ref delta, place);
        }
        else
        {
            // delta_j = g_j - exp(a_j) sum g
            TLanes total = TSums.OfTargets<TLanes, T>(ref delta, step, count);
            for (nuint place = 0; place < end; place += step)
                TLanes.Store(TLanes.FusedMultiplyAdd(-Elementary.Exp<TLanes, T>(TLanes.Load(ref a, place)), total, TLanes.Load(ref delta, place)), ref delta, place);
        }
    }
}
