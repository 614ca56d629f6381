using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>3 inputs by 1 output. Expanded from a template: LaneGradientTileTemplate.cs in the tests.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LaneGradientTile3x1 : ILaneGradientTile
{
    /// <inheritdoc/>
    public static int Inputs
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 3;
    }

    /// <inheritdoc/>
    public static int Outputs
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<TLanes, T, TLayer, TRows>(ref T a, ref T delta, nuint samples, bool isFirst, ref T chains, nuint count)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        where TLayer : struct, ILayer
        where TRows : struct, IRows
    {
        nuint chainCount = (nuint)Lanes512<T>.Count;
        nuint step = (nuint)TRows.Step;
        nuint inputStep = (nuint)TLayer.Outputs * chainCount;
        for (nuint input = 0; input < count; input += 3)
        {
            for (nuint chain = 0; chain < chainCount; chain += (nuint)TLanes.Count)
            {
                nuint place = (input * inputStep) + chain;
                TLanes g0_0 = isFirst ? TLanes.Zero : TLanes.Load(ref chains, place);
                TLanes g1_0 = isFirst ? TLanes.Zero : TLanes.Load(ref chains, place + inputStep);
                TLanes g2_0 = isFirst ? TLanes.Zero : TLanes.Load(ref chains, place + (2 * inputStep));
                for (nuint sample = chain; sample < samples; sample += chainCount)
                {
                    TLanes d0 = TLanes.Load(ref delta, sample);
                    TLanes value0 = TLanes.Load(ref a, (input * step) + sample);
                    g0_0 = TLanes.FusedMultiplyAdd(value0, d0, g0_0);
                    TLanes value1 = TLanes.Load(ref a, ((input + 1) * step) + sample);
                    g1_0 = TLanes.FusedMultiplyAdd(value1, d0, g1_0);
                    TLanes value2 = TLanes.Load(ref a, ((input + 2) * step) + sample);
                    g2_0 = TLanes.FusedMultiplyAdd(value2, d0, g2_0);
                }

                TLanes.Store(g0_0, ref chains, place);
                TLanes.Store(g1_0, ref chains, place + inputStep);
                TLanes.Store(g2_0, ref chains, place + (2 * inputStep));
            }
        }
    }
}
