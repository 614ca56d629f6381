using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>
/// The gradients of a layer with a sample in each lane: sums over the samples in as many chains as 64 bytes hold elements, sample s in chain s modulo
/// their number.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneGradients
{
    /// <summary>dW += a^T delta.</summary>
    /// <typeparam name="TLanes">The lanes of a vector.</typeparam>
    /// <typeparam name="T">The element type.</typeparam>
    /// <typeparam name="TLayer">The layer.</typeparam>
    /// <typeparam name="TRows">The block of samples.</typeparam>
    /// <typeparam name="TTile">The tile.</typeparam>
    /// <typeparam name="TRight">The tile of the outputs that are left.</typeparam>
    /// <typeparam name="TBelow">The tile of the inputs that are left.</typeparam>
    /// <typeparam name="TCorner">The tile of both.</typeparam>
    /// <param name="a">The inputs, a row for each.</param>
    /// <param name="delta">The errors, a row for each output.</param>
    /// <param name="samples">The number of samples, whole vectors of 64 bytes.</param>
    /// <param name="isFirst">Whether these are the first samples of a batch, whose sums start from 0.</param>
    /// <param name="chains">The chains of the layer's gradients.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add<TLanes, T, TLayer, TRows, TTile, TRight, TBelow, TCorner>(ref T a, ref T delta, nuint samples, bool isFirst, ref T chains)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        where TLayer : struct, ILayer
        where TRows : struct, IRows
        where TTile : struct, ILaneGradientTile
        where TRight : struct, ILaneGradientTile
        where TBelow : struct, ILaneGradientTile
        where TCorner : struct, ILaneGradientTile
    {
        nuint chainCount = (nuint)Lanes512<T>.Count;
        nuint outputs = (nuint)TLayer.Outputs;
        nuint tileInputs = (nuint)TTile.Inputs;
        nuint tileOutputs = (nuint)TTile.Outputs;
        nuint wholeInputs = (nuint)TLayer.Inputs - ((nuint)TLayer.Inputs % tileInputs);
        nuint wholeOutputs = outputs - (outputs % tileOutputs);
        ref T lastInputs = ref Unsafe.Add(ref a, wholeInputs * (nuint)TRows.Step);
        ref T lastChains = ref Unsafe.Add(ref chains, wholeInputs * outputs * chainCount);
        for (nuint output = 0; output < wholeOutputs; output += tileOutputs)
        {
            ref T errors = ref Unsafe.Add(ref delta, output * (nuint)TRows.Step);
            TTile.Add<TLanes, T, TLayer, TRows>(ref a, ref errors, samples, isFirst, ref Unsafe.Add(ref chains, output * chainCount), wholeInputs);
            if (wholeInputs < (nuint)TLayer.Inputs)
                TBelow.Add<TLanes, T, TLayer, TRows>(ref lastInputs, ref errors, samples, isFirst, ref Unsafe.Add(ref lastChains, output * chainCount), (nuint)TLayer.Inputs - wholeInputs);
        }

        if (wholeOutputs == outputs)
            return;
        ref T lastErrors = ref Unsafe.Add(ref delta, wholeOutputs * (nuint)TRows.Step);
        TRight.Add<TLanes, T, TLayer, TRows>(ref a, ref lastErrors, samples, isFirst, ref Unsafe.Add(ref chains, wholeOutputs * chainCount), wholeInputs);
        if (wholeInputs < (nuint)TLayer.Inputs)
            TCorner.Add<TLanes, T, TLayer, TRows>(ref lastInputs, ref lastErrors, samples, isFirst, ref Unsafe.Add(ref lastChains, wholeOutputs * chainCount), (nuint)TLayer.Inputs - wholeInputs);
    }

    /// <summary>db += delta.</summary>
    /// <param name="delta">The errors, a row for each output.</param>
    /// <param name="samples">The number of samples, whole vectors of 64 bytes.</param>
    /// <param name="isFirst">Whether these are the first samples of a batch, whose sums start from 0.</param>
    /// <param name="chains">The chains of the biases' gradients.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddBiases<TLanes, T, TLayer, TRows>(ref T delta, nuint samples, bool isFirst, ref T chains)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        where TLayer : struct, ILayer
        where TRows : struct, IRows
    {
        nuint chainCount = (nuint)Lanes512<T>.Count;
        for (nuint output = 0; output < (nuint)TLayer.Outputs; output++)
        {
            for (nuint chain = 0; chain < chainCount; chain += (nuint)TLanes.Count)
            {
                nuint place = (output * chainCount) + chain;
                TLanes sum = isFirst ? TLanes.Zero : TLanes.Load(ref chains, place);
                for (nuint sample = chain; sample < samples; sample += chainCount)
                    sum += TLanes.Load(ref delta, (output * (nuint)TRows.Step) + sample);
                TLanes.Store(sum, ref chains, place);
            }
        }
    }
}
