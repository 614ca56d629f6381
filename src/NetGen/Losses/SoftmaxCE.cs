using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

internal sealed partial class LossDefinition
{
    public static LossDefinition SoftmaxCE { get; } = new(nameof(SoftmaxCE))
    {
        Value = "-sum y log p, p = softmax(z)",
        Delta = "p - y",
        FusedOutputs = [ActivationDefinition.Softmax, ActivationDefinition.LogSoftmax],
    };
}

#if NET
/// <content>The term of the cross-entropy; its sums are those of softmax, and kernels of their own compute them.</content>
public static partial class Losses
{
    /// <summary>-y log p given -log p; 0 where y is 0, even if p is.</summary>
    public static TLanes CrossEntropy<TLanes, T>(TLanes y, TLanes negativeLogProbability)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged =>
        TLanes.Select(TLanes.Equals(y, TLanes.Zero), TLanes.Zero, y * negativeLogProbability);

    /// <summary>-y log p given -log p; 0 where y is 0, even if p is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float CrossEntropy(float y, float negativeLogProbability) => y == 0 ? 0 : y * negativeLogProbability;

    /// <summary>-y log p given -log p; 0 where y is 0, even if p is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double CrossEntropy(double y, double negativeLogProbability) => y == 0 ? 0 : y * negativeLogProbability;
}
#endif
