using NetGen.Runtime;

namespace NetGen.Data;

/// <summary>
/// The order in which an epoch goes through samples: a function of their number, a seed and the epoch, and of nothing else. Training that
/// resumes at an epoch, or is asked for its order twice, needs no state of a generator to find the same one.
/// </summary>
internal static class EpochOrder
{
    // Epochs are 0 or more: what is not an epoch draws from the streams below, and the order of an epoch never repeats the choice of a split.
    public const int SplitStream = -1;
    public const int FoldStream = -2;

    /// <summary>Writes the order of an epoch: each number from 0 to the length - 1 once.</summary>
    /// <param name="order">The numbers of the samples, overwritten.</param>
    /// <param name="seed">The seed of the training.</param>
    /// <param name="epoch">The epoch, 0 or more.</param>
    public static void Fill(Span<int> order, int seed, int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        Shuffle(order, new RandomSource(seed, epoch));
    }

    /// <summary>Writes the numbers in their order.</summary>
    /// <param name="order">The numbers of the samples, overwritten.</param>
    /// <param name="first">The first of them.</param>
    public static void FillInOrder(Span<int> order, int first = 0)
    {
        for (int position = 0; position < order.Length; position++)
            order[position] = first + position;
    }

    /// <summary>Writes a random order, each of all as likely as any other (Fisher and Yates, from the inside out).</summary>
    public static void Shuffle(Span<int> order, RandomSource random)
    {
        for (int position = 0; position < order.Length; position++)
        {
            int other = random.NextBelow(position + 1);
            order[position] = order[other];
            order[other] = position;
        }
    }
}
