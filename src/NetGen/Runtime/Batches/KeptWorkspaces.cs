using System.Numerics;

namespace NetGen.Runtime;

/// <summary>The workspaces of a pass that is kept: one for each block of its samples, one after the other, each aligned to 64 bytes.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal readonly struct KeptWorkspaces<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedMemory<T> _memory;

    /// <param name="network">The network, for the message.</param>
    /// <param name="length">The elements of a workspace.</param>
    /// <param name="maxSamples">The most samples of a pass.</param>
    /// <param name="samplesPerBlock">The most samples of a workspace.</param>
    public KeptWorkspaces(NetworkDescription network, int length, int maxSamples, int samplesPerBlock)
    {
        Step = (length + Lanes512<T>.Count - 1) / Lanes512<T>.Count * Lanes512<T>.Count;
        long blocks = ((long)maxSamples + samplesPerBlock - 1) / samplesPerBlock;
        if (blocks * Step > Array.MaxLength - Lanes512<T>.Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(maxSamples), maxSamples, $"{network.Name}: a pass of {maxSamples} samples keeps {blocks * Step} numbers, more than one array holds, {Array.MaxLength}. Make passes of fewer samples.");
        }

        _memory = new((int)(blocks * Step), padding: 0);
    }

    /// <summary>From one workspace to the next.</summary>
    public int Step { get; }

    /// <summary>The first element of the first one.</summary>
    public ref T Reference => ref _memory.Reference;
}
