using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>The gradients of a layer's biases.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BiasGradients
{
    /// <summary>db = delta, summed over the samples in their order.</summary>
    /// <param name="delta">The errors, [samples][outputs in whole vectors].</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="isFirst">Whether these are the first samples of a batch, whose sums start from 0.</param>
    /// <param name="db">The sums.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<TLanes, T, TLayer>(ref T delta, nuint samples, bool isFirst, ref T db)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        where TLayer : struct, ILayer
    {
        for (nuint column = 0; column < (nuint)TLayer.Outputs; column += (nuint)TLanes.Count)
        {
            int rest = TLayer.Outputs - (int)column;
            TLanes sum = isFirst ? TLanes.Zero : TLanes.LoadPartial(ref db, column, rest);
            for (nuint row = 0; row < samples; row++)
                sum += TLanes.Load(ref delta, (row * (nuint)TLayer.OutputStep) + column);
            TLanes.StorePartial(sum, ref db, column, rest);
        }
    }
}
