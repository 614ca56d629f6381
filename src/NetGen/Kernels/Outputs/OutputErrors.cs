using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>The losses of some samples and the errors of their outputs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OutputErrors
{
    /// <summary>For a loss whose terms do not depend on one another.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <typeparam name="TLoss">The loss.</typeparam>
    /// <typeparam name="TOutput">The output activation.</typeparam>
    /// <typeparam name="TLayer">The output layer.</typeparam>
    /// <param name="z">The sums of the output layer, may be overwritten.</param>
    /// <param name="rows">The samples; their inputs are not read.</param>
    /// <param name="losses">The loss of each sample, times its weight.</param>
    /// <param name="delta">The errors.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write<T, TLoss, TOutput, TLayer>(ref T z, in TrainingBatch<T> rows, ref T losses, ref T delta)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLoss : struct, ILossFunction
        where TOutput : struct, IOutputFunction
        where TLayer : struct, ILayer
    {
        if (rows.Part == PassPart.Forward)
        {
            WriteOutputs<T, TOutput, TLayer>(ref z, in rows);
            return;
        }

        ref T y = ref MemoryMarshal.GetReference(rows.Targets);
        ReadOnlySpan<T> sampleWeights = rows.SampleWeights;
        bool fromOutputs = rows.FromOutputs;
        T scale = rows.Scale;
        for (int row = 0; row < rows.Samples; row++)
        {
            ref T sums = ref Unsafe.Add(ref z, row * TLayer.OutputStep);
            ref T target = ref Unsafe.Add(ref y, row * TLayer.Outputs);
            ref T errors = ref Unsafe.Add(ref delta, row * TLayer.OutputStep);
            T weight = sampleWeights.IsEmpty ? T.One : sampleWeights[row];
            if (fromOutputs)
                OutputError.FromOutput<T, TOutput>(ref sums, ref target, ref errors, TLayer.Outputs, isActivated: rows.Part == PassPart.Backward);
            else
                Unsafe.Add(ref losses, row) = weight * OutputError.FromTarget<T, TLoss, TOutput>(ref sums, ref target, weight * scale, ref errors, TLayer.Outputs);
        }
    }

    /// <summary>For the cross-entropy of softmax. Without targets, labels stand for one-hot rows.</summary>
    /// <param name="z">The sums of the output layer, may be overwritten.</param>
    /// <param name="rows">The samples; their inputs are not read.</param>
    /// <param name="oneHot">Memory for the rows that labels stand for.</param>
    /// <param name="losses">The loss of each sample, times its weight.</param>
    /// <param name="delta">The errors.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void WriteCrossEntropy<T, TOutput, TLayer>(ref T z, in TrainingBatch<T> rows, ref T oneHot, ref T losses, ref T delta)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOutput : struct, IOutputFunction
        where TLayer : struct, ILayer
    {
        if (rows.Part == PassPart.Forward)
        {
            WriteOutputs<T, TOutput, TLayer>(ref z, in rows);
            return;
        }

        ReadOnlySpan<int> labels = rows.Labels;
        ref T y = ref labels.IsEmpty ? ref MemoryMarshal.GetReference(rows.Targets) : ref oneHot;
        int targetStep = labels.IsEmpty ? TLayer.Outputs : TLayer.OutputStep;
        for (int row = 0; row < labels.Length; row++)
            OneHot.Write(ref Unsafe.Add(ref oneHot, row * TLayer.OutputStep), TLayer.Outputs, labels[row]);
        if (!rows.FromOutputs)
        {
            SoftmaxRows.CrossEntropy(ref z, ref y, targetStep, rows.SampleWeights, rows.Scale, ref delta, ref losses, rows.Samples, TLayer.OutputStep, TLayer.Outputs);
            return;
        }

        for (int row = 0; row < rows.Samples; row++)
            OutputError.FromOutput<T, TOutput>(ref Unsafe.Add(ref z, row * TLayer.OutputStep), ref Unsafe.Add(ref y, row * targetStep), ref Unsafe.Add(ref delta, row * TLayer.OutputStep), TLayer.Outputs, isActivated: rows.Part == PassPart.Backward);
    }

    /// <summary>The outputs of a pass that is kept: where the activation takes a row, its sums become them, for a backward part that follows.</summary>
    private static void WriteOutputs<T, TOutput, TLayer>(ref T z, in TrainingBatch<T> rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOutput : struct, IOutputFunction
        where TLayer : struct, ILayer
    {
        ref T outputs = ref MemoryMarshal.GetReference(rows.Outputs);
        for (int row = 0; row < rows.Samples; row++)
        {
            ref T sums = ref Unsafe.Add(ref z, row * TLayer.OutputStep);
            ref T result = ref Unsafe.Add(ref outputs, row * TLayer.Outputs);
            if (TOutput.IsOfRow)
                TOutput.ApplyToRow(ref sums, TLayer.Outputs);
            for (int column = 0; column < TLayer.Outputs; column += Lanes512<T>.Count)
            {
                Lanes512<T> values = TOutput.Value<Lanes512<T>, T>(Lanes512<T>.LoadPartial(ref sums, (nuint)column, TLayer.Outputs - column));
                Lanes512<T>.StorePartial(values, ref result, (nuint)column, TLayer.Outputs - column);
            }
        }
    }
}
