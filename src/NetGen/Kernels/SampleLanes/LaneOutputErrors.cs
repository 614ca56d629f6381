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
        nuint step = (nuint)TRows.Step;
        nuint end = (nuint)count * step;
        for (nuint sample = 0; sample < samples; sample += (nuint)TLanes.Count)
        {
            Outputs<TLanes, T, TOutput, TSums, TRows>(ref Unsafe.Add(ref z, sample), count, ref Unsafe.Add(ref a, sample));
            if (fromOutputs)
            {
                for (nuint place = sample; place < end; place += step)
                    TLanes.Store(TLanes.Load(ref y, place), ref delta, place);
            }
            else
            {
                for (nuint place = sample; place < end; place += step)
                    TLanes.Store(TLoss.Value<TLanes, T>(TLanes.Load(ref TLoss.IsOfLogits ? ref z : ref a, place), TLanes.Load(ref y, place)), ref delta, place);
                TLanes.Store(TSums.OfLosses<TLanes, T>(ref Unsafe.Add(ref delta, sample), step, count), ref losses, sample);
                TLanes scale = TLanes.Load(ref scales, sample);
                for (nuint place = sample; place < end; place += step)
                    TLanes.Store(TLoss.Derivative<TLanes, T>(TLanes.Load(ref a, place), TLanes.Load(ref y, place)) * scale, ref delta, place);
                if (TLoss.IsOfLogits)
                    continue;
            }

            BackPropagate<TLanes, T, TOutput, TSums, TRows>(ref Unsafe.Add(ref z, sample), ref Unsafe.Add(ref a, sample), count, ref Unsafe.Add(ref delta, sample));
        }
    }

    /// <summary>For the cross-entropy of softmax: log p = z - largest - log(sum), never log of a rounded p; with targets that sum to one, the error is p - y.</summary>
    /// <inheritdoc cref="Write"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void WriteCrossEntropy<TLanes, T, TOutput, TSums, TRows>(
        ref T z, ref T a, ref T y, ref T scales, bool fromOutputs, nuint samples, int count, ref T losses, ref T delta)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOutput : struct, IOutputFunction
        where TSums : struct, ILaneSums
        where TRows : struct, IRows
    {
        nuint step = (nuint)TRows.Step;
        for (nuint sample = 0; sample < samples; sample += (nuint)TLanes.Count)
        {
            ref T logits = ref Unsafe.Add(ref z, sample);
            ref T outputs = ref Unsafe.Add(ref a, sample);
            ref T targets = ref Unsafe.Add(ref y, sample);
            ref T errors = ref Unsafe.Add(ref delta, sample);
            if (fromOutputs)
            {
                Outputs<TLanes, T, TOutput, TSums, TRows>(ref logits, count, ref outputs);
                for (nuint output = 0; output < (nuint)count; output++)
                    TLanes.Store(TLanes.Load(ref targets, output * step), ref errors, output * step);
                BackPropagate<TLanes, T, TOutput, TSums, TRows>(ref logits, ref outputs, count, ref errors);
            }
            else if (count == 2)
            {
                CrossEntropyOfTwo<TLanes, T, TSums>(ref logits, step, ref targets, TLanes.Load(ref scales, sample), ref Unsafe.Add(ref losses, sample), ref errors);
            }
            else
            {
                CrossEntropy<TLanes, T, TSums>(ref logits, step, count, ref outputs, ref targets, TLanes.Load(ref scales, sample), ref Unsafe.Add(ref losses, sample), ref errors);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CrossEntropy<TLanes, T, TSums>(ref T z, nuint step, int count, ref T exponentials, ref T y, TLanes scale, ref T loss, ref T delta)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TSums : struct, ILaneSums
    {
        TLanes largest = LaneSoftmax.Exponentials<TLanes, T>(ref z, step, count, ref exponentials);
        TLanes sum = TSums.OfExponentials<TLanes, T>(ref exponentials, step, count);
        TLanes logSum = Elementary.LogOfSum<TLanes, T>(sum);
        for (nuint output = 0; output < (nuint)count; output++)
        {
            TLanes term = Losses.CrossEntropy<TLanes, T>(TLanes.Load(ref y, output * step), logSum + (largest - TLanes.Load(ref z, output * step)));
            TLanes.Store(term, ref delta, output * step);
        }

        TLanes.Store(TSums.OfLosses<TLanes, T>(ref delta, step, count), ref loss, 0);
        TLanes mass = TSums.OfTargets<TLanes, T>(ref y, step, count); // 1 for a distribution
        for (nuint output = 0; output < (nuint)count; output++)
        {
            TLanes probability = TLanes.Load(ref exponentials, output * step) / sum;
            TLanes.Store(TLanes.FusedMultiplyAdd(probability, mass, -TLanes.Load(ref y, output * step)) * scale, ref delta, output * step);
        }
    }

    /// <summary>The same of two outputs, all in registers, with one exponential.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CrossEntropyOfTwo<TLanes, T, TSums>(ref T z, nuint step, ref T y, TLanes scale, ref T loss, ref T delta)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TSums : struct, ILaneSums
    {
        TLanes logit1 = TLanes.Load(ref z, 0);
        TLanes logit2 = TLanes.Load(ref z, step);
        TLanes largest = TLanes.Max(logit2, logit1);
        (TLanes e1, TLanes e2) = Elementary.ExpOfTwo<TLanes, T>(logit1 - largest, logit2 - largest);
        TLanes sum = e1 + e2;
        TLanes p1 = e1 / sum;
        TLanes p2 = e2 / sum;
        TLanes y1 = TLanes.Load(ref y, 0);
        TLanes y2 = TLanes.Load(ref y, step);
        TLanes logSum = Elementary.LogOfSum<TLanes, T>(sum);
        TLanes loss1 = Losses.CrossEntropy<TLanes, T>(y1, logSum + (largest - logit1));
        TLanes loss2 = Losses.CrossEntropy<TLanes, T>(y2, logSum + (largest - logit2));
        TLanes.Store(TSums.OfTwoLosses<TLanes, T>(loss1, loss2), ref loss, 0);
        TLanes mass = TSums.OfTwoTargets<TLanes, T>(y1, y2); // 1 for a distribution
        TLanes.Store(TLanes.FusedMultiplyAdd(p1, mass, -y1) * scale, ref delta, 0);
        TLanes.Store(TLanes.FusedMultiplyAdd(p2, mass, -y2) * scale, ref delta, step);
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
