using System.ComponentModel;
using System.Numerics;

namespace NetGen.Runtime;

/// <summary>Makes the scaling of a network, and the memory for the scaled numbers of its batches: with the network, so that no later call allocates.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ScalingMemory
{
    /// <summary>For a network that reads batches sample by sample or lane by lane.</summary>
    /// <typeparam name="TKernel">The kernels.</typeparam>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="count">The number of features.</param>
    public static FeatureScaling<T> Create<TKernel, T>(int count)
        where TKernel : struct, IForwardKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using Workspace<T> forward = ScaledForwardMemory<TKernel, T>.Pool.Rent();
        return new(count);
    }

    /// <summary>For a network that trains on blocks of rows.</summary>
    /// <inheritdoc cref="Create{TKernel, T}(int)"/>
    public static FeatureScaling<T> CreateForBlocks<TKernel, T>(int count)
        where TKernel : struct, IBackwardKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using Workspace<T> backward = ScaledBlockMemory<TKernel, T>.Pool.Rent();
        return Create<TKernel, T>(count);
    }
}

/// <summary>Memory for the scaled inputs of a part of a batch that is computed forward.</summary>
internal static class ScaledForwardMemory<TKernel, T>
    where TKernel : struct, IForwardKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Enough for a team, and for the weights that are read for each part to count little.</summary>
    public const int Samples = 512;

    public static readonly WorkspacePool<T> Pool = new(checked(Samples * TKernel.InputSize));
}

/// <summary>Memory for the scaled inputs and targets of a block of a batch that trains.</summary>
internal static class ScaledBlockMemory<TKernel, T>
    where TKernel : struct, IBackwardKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static readonly WorkspacePool<T> Pool = new(checked(TKernel.SamplesPerBlock * (TKernel.InputSize + TKernel.OutputSize)));
}
