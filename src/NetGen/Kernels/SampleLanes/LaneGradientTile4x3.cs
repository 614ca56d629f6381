using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>4 inputs by 3 outputs. Expanded from a template: LaneGradientTileTemplate.cs in the tests.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LaneGradientTile4x3 : ILaneGradientTile
{
    /// <inheritdoc/>
    public static int Inputs
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 4;
    }

    /// <inheritdoc/>
    public static int Outputs
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 3;
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
        for (nuint input = 0; input < count; input += 4)
        {
            for (nuint chain = 0; chain < chainCount; chain += (nuint)TLanes.Count)
            {
                nuint place = (input * inputStep) + chain;
                TLanes g0_0 = isFirst ? TLanes.Zero : TLanes.Load(ref chains, place);
                TLanes g0_1 = isFirst ? TLanes.Zero : TLanes.Load(ref chains, place + chainCount);
                TLanes g0_2 = isFirst ? TLanes.Zero : TLanes.Load(ref chains, place + (2 * chainCount));
                TLanes g1_0 = isFirst ? TLanes.Zero : TLanes.Load(ref chains, place + inputStep);
                TLanes g1_1 = isFirst ? TLanes.Zero : TLanes.Load(ref chains, place + inputStep + chainCount);
                TLanes g1_2 = isFirst ? TLanes.Zero : TLanes.Load(ref chains, place + inputStep + (2 * chainCount));
                TLanes g2_0 = isFirst ? TLanes.Zero : TLanes.Load(ref chains, place + (2 * inputStep));
                TLanes g2_1 = isFirst ? TLanes.Zero : TLanes.Load(ref chains, place + (2 * inputStep) + chainCount);
                TLanes g2_2 = isFirst ? TLanes.Zero : TLanes.Load(ref chains, place + (2 * inputStep) + (2 * chainCount));
                TLanes g3_0 = isFirst ? TLanes.Zero : TLanes.Load(ref chains, place + (3 * inputStep));
                TLanes g3_1 = isFirst ? TLanes.Zero : TLanes.Load(ref chains, place + (3 * inputStep) + chainCount);
                TLanes g3_2 = isFirst ? TLanes.Zero : TLanes.Load(ref chains, place + (3 * inputStep) + (2 * chainCount));
                for (nuint sample = chain; sample < samples; sample += chainCount)
                {
                    TLanes d0 = TLanes.Load(ref delta, sample);
                    TLanes d1 = TLanes.Load(ref delta, step + sample);
                    TLanes d2 = TLanes.Load(ref delta, (2 * step) + sample);
                    TLanes value0 = TLanes.Load(ref a, (input * step) + sample);
                    g0_0 = TLanes.FusedMultiplyAdd(value0, d0, g0_0);
                    g0_1 = TLanes.FusedMultiplyAdd(value0, d1, g0_1);
                    g0_2 = TLanes.FusedMultiplyAdd(value0, d2, g0_2);
                    TLanes value1 = TLanes.Load(ref a, ((input + 1) * step) + sample);
                    g1_0 = TLanes.FusedMultiplyAdd(value1, d0, g1_0);
                    g1_1 = TLanes.FusedMultiplyAdd(value1, d1, g1_1);
                    g1_2 = TLanes.FusedMultiplyAdd(value1, d2, g1_2);
                    TLanes value2 = TLanes.Load(ref a, ((input + 2) * step) + sample);
                    g2_0 = TLanes.FusedMultiplyAdd(value2, d0, g2_0);
                    g2_1 = TLanes.FusedMultiplyAdd(value2, d1, g2_1);
                    g2_2 = TLanes.FusedMultiplyAdd(value2, d2, g2_2);
                    TLanes value3 = TLanes.Load(ref a, ((input + 3) * step) + sample);
                    g3_0 = TLanes.FusedMultiplyAdd(value3, d0, g3_0);
                    g3_1 = TLanes.FusedMultiplyAdd(value3, d1, g3_1);
                    g3_2 = TLanes.FusedMultiplyAdd(value3, d2, g3_2);
                }

                TLanes.Store(g0_0, ref chains, place);
                TLanes.Store(g0_1, ref chains, place + chainCount);
                TLanes.Store(g0_2, ref chains, place + (2 * chainCount));
                TLanes.Store(g1_0, ref chains, place + inputStep);
                TLanes.Store(g1_1, ref chains, place + inputStep + chainCount);
                TLanes.Store(g1_2, ref chains, place + inputStep + (2 * chainCount));
                TLanes.Store(g2_0, ref chains, place + (2 * inputStep));
                TLanes.Store(g2_1, ref chains, place + (2 * inputStep) + chainCount);
                TLanes.Store(g2_2, ref chains, place + (2 * inputStep) + (2 * chainCount));
                TLanes.Store(g3_0, ref chains, place + (3 * inputStep));
                TLanes.Store(g3_1, ref chains, place + (3 * inputStep) + chainCount);
                TLanes.Store(g3_2, ref chains, place + (3 * inputStep) + (2 * chainCount));
            }
        }
    }
}
