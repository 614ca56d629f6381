using System.Numerics;
using NetGen.Runtime;

namespace NetGen.Training;

/// <summary>The gradients of several batches, summed by what each batch counts.</summary>
internal static class AccumulatedGradients
{
    /// <summary>sum += mass * gradients, each a fused multiply-add.</summary>
    public static void Add<T>(Span<T> sum, ReadOnlySpan<T> gradients, double mass)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => ParameterUpdate.Run(LaneWidths.Widest, new AddRule<T>(T.CreateTruncating(mass)), sum, gradients);

    /// <summary>gradients *= factor.</summary>
    public static void Scale<T>(Span<T> gradients, double factor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => ParameterUpdate.Run(LaneWidths.Widest, new ScaleRule<T>(T.CreateTruncating(factor)), gradients, gradients);

    private readonly struct AddRule<T>(T factor) : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly T _factor = factor;

        public static int StateCount => 0;

        public void Update<TLanes>(TLanes gradient, ref TLanes parameter, ref TLanes first, ref TLanes second, ref TLanes third)
            where TLanes : struct, ILanes<TLanes, T>
            => parameter = TLanes.FusedMultiplyAdd(TLanes.Broadcast(_factor), gradient, parameter);
    }
}
