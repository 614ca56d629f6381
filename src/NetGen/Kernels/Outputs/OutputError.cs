using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>
/// The loss of one sample and the error of its outputs, d loss / d z. A row's sums run in as many chains as 64 bytes hold elements, whatever the
/// hardware, and a binary tree joins them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OutputError
{
    /// <summary>The loss of one sample, the sum of its terms, and its error.</summary>
    /// <param name="z">The sums of the sample, may be overwritten.</param>
    /// <param name="y">The targets.</param>
    /// <param name="scale">What every error is multiplied by.</param>
    /// <param name="delta">The errors, in whole vectors.</param>
    /// <param name="count">The number of outputs.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T FromTarget<T, TLoss, TOutput>(ref T z, ref T y, T scale, ref T delta, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLoss : struct, ILossFunction
        where TOutput : struct, IOutputFunction
    {
        if (TOutput.IsOfRow)
            TOutput.ApplyToRow(ref z, count);
        Lanes512<T> loss = Lanes512<T>.Zero;
        Lanes512<T> scales = Lanes512<T>.Broadcast(scale);
        for (int column = 0; column < count; column += Lanes512<T>.Count)
        {
            int rest = count - column;
            Lanes512<T> targets = Lanes512<T>.LoadPartial(ref y, (nuint)column, rest);
            Lanes512<T> sums = Lanes512<T>.LoadPartial(ref z, (nuint)column, rest);
            Lanes512<T> outputs = TOutput.Value<Lanes512<T>, T>(sums);
            Lanes512<T> terms = TLoss.Value<Lanes512<T>, T>(TLoss.IsOfLogits ? sums : outputs, targets);
            loss += rest < Lanes512<T>.Count ? terms & TailMask.First<T>(rest) : terms;
            Lanes512<T> errors = TLoss.Derivative<Lanes512<T>, T>(outputs, targets) * scales;
            if (!TLoss.IsOfLogits)
                errors = TOutput.MultiplyByDerivative<Lanes512<T>, T>(errors, sums, outputs);
            Lanes512<T>.Store(errors, ref delta, (nuint)column);
        }

        if (TOutput.IsOfRow)
            TOutput.BackPropagateRow(ref z, ref delta, ref delta, count);
        return LaneSum.Of(loss);
    }

    /// <summary>The error from the gradients by the outputs: delta = dL/da * f'(z).</summary>
    /// <param name="z">The sums of the sample, may be overwritten.</param>
    /// <param name="outputGradients">The gradients by the outputs.</param>
    /// <param name="delta">The errors, in whole vectors.</param>
    /// <param name="count">The number of outputs.</param>
    /// <param name="isActivated">Whether an activation that takes a row has turned the sums into outputs.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FromOutput<T, TOutput>(ref T z, ref T outputGradients, ref T delta, int count, bool isActivated)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOutput : struct, IOutputFunction
    {
        if (TOutput.IsOfRow)
        {
            if (!isActivated)
                TOutput.ApplyToRow(ref z, count);
            TOutput.BackPropagateRow(ref z, ref outputGradients, ref delta, count);
            return;
        }

        for (int column = 0; column < count; column += Lanes512<T>.Count)
        {
            Lanes512<T> errors = Lanes512<T>.LoadPartial(ref outputGradients, (nuint)column, count - column);
            Lanes512<T> sums = Lanes512<T>.LoadPartial(ref z, (nuint)column, count - column);
            Lanes512<T>.Store(TOutput.MultiplyByDerivative<Lanes512<T>, T>(errors, sums, TOutput.Value<Lanes512<T>, T>(sums)), ref delta, (nuint)column);
        }
    }
}
