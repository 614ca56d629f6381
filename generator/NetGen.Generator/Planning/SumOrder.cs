namespace NetGen.Generator.Planning;

/// <summary>
/// In which order the terms of a sum are added. It is the promise of equal bits: whatever computes a sum, one sample or many, scalars or
/// vectors of any width, one thread or a team, adds its terms in this order. Every sum of a network has its order from its plan, by one of the
/// rules of this file, which ask the shape and never the hardware.
/// </summary>
/// <remarks>
/// Chain c takes the terms c, c + <see cref="Chains"/>, c + 2 <see cref="Chains"/>, ... one after the other; a term that is a product is added to
/// its chain by a fused multiply-add, and rounded once. How sums are cut into tiles, blocks, batches' blocks or threads' shares is no part of the
/// order: a chain is put aside and taken up again. The penalty of a layer, which the library sums, has the order of <see cref="OfTermsAcrossLanes"/>; its part
/// of a gradient, 2 l2 W, is added last.
/// </remarks>
/// <param name="Chains">The independent sums that the sum is split into.</param>
/// <param name="Start">What the first chain starts from; all others start from 0, or from their first terms where it does.</param>
/// <param name="Join">How the chains become one sum.</param>
internal sealed record SumOrder(int Chains, SumStart Start, SumJoin Join)
{
    /// <summary>Eight sums that do not wait for each other keep both units of a core busy through the four cycles of a multiply-add.</summary>
    public const int IndependentSums = 8;

    /// <summary>Below so many terms a chain does not pay for joining it.</summary>
    private const int LeastTermsPerChain = 8;

    /// <summary>z = a W + b of a network that is written out as scalars: from b, or from the first product, input after input.</summary>
    public static SumOrder OverInputsOfScalars(bool hasBias) => OneChain(hasBias ? SumStart.Initial : SumStart.FirstTerm);

    /// <summary>delta W^T of a network that is written out as scalars: output after output.</summary>
    public static SumOrder OverOutputsOfScalars { get; } = OneChain(SumStart.FirstTerm);

    /// <summary>
    /// A product whose sums lie across lanes, z = a W + b or delta W^T over W transposed: as many chains as the latency of the multiply-add
    /// asks for where a panel of vectors has too few sums of its own.
    /// </summary>
    /// <param name="terms">The products of a sum.</param>
    /// <param name="panelVectors">The vectors of sums that are computed together.</param>
    /// <param name="hasInitial">Whether the sums start from a row of values.</param>
    public static SumOrder OfSumsAcrossLanes(int terms, int panelVectors, bool hasInitial)
    {
        int chains = 1;
        while (chains * 2 * panelVectors <= IndependentSums && terms >= chains * 2 * LeastTermsPerChain)
            chains *= 2;
        return new(chains, hasInitial ? SumStart.Initial : SumStart.Zero, chains == 1 ? SumJoin.Sequence : SumJoin.Tree);
    }

    /// <summary>
    /// A dot product, whose terms lie across lanes, delta W^T over the rows of W as they lie or z = a W + b of few outputs: a chain in each
    /// lane of the widest vector, and narrower vectors keep as many.
    /// </summary>
    /// <param name="lanes">The elements of the widest vector.</param>
    /// <param name="hasInitial">Whether the sum starts from a value.</param>
    public static SumOrder OfTermsAcrossLanes(int lanes, bool hasInitial) => new(lanes, hasInitial ? SumStart.Initial : SumStart.Zero, SumJoin.Tree);

    /// <summary>
    /// The same over the outputs of one sample, which lie across the widest vectors: exponentials, losses, targets, gradients by the outputs.
    /// </summary>
    /// <param name="lanes">The elements of the widest vector.</param>
    public static SumOrder OverOutputsInLanes(int lanes) => OfTermsAcrossLanes(lanes, hasInitial: false);

    /// <summary>The outputs of one sample as scalars, the loss: from 0 on, so that a loss of 0 is never -0.</summary>
    public static SumOrder OverLossesOfScalars { get; } = OneChain(SumStart.Zero);

    /// <summary>
    /// A gradient, or the loss, over the samples of a batch: in their order. From 0 on, even of one sample, so that terms that are all -0 leave 0
    /// however many samples there are.
    /// </summary>
    public static SumOrder OverSamples { get; } = OneChain(SumStart.Zero);

    /// <summary>The same where batches have a sample in each lane: sample s is in chain s modulo their number.</summary>
    /// <param name="lanes">The elements of the widest vector.</param>
    public static SumOrder OverSamplesInLanes(int lanes) => new(lanes, SumStart.Zero, SumJoin.Tree);

    /// <summary>
    /// The same of gradients of weights whose kernels take samples as rows, and of those of a step: 0 is added last, so that products that are too
    /// small and negative leave 0.
    /// </summary>
    public static SumOrder OverSamplesOfRows { get; } = OverSamples with { EndsPositive = true };

    /// <summary>
    /// Whether 0 is added last: a sum that would be -0 is 0. Otherwise a sum from 0 on is -0 where all its products are too small to be anything
    /// else, and negative.
    /// </summary>
    public bool EndsPositive { get; init; }

    private static SumOrder OneChain(SumStart start) => new(1, start, SumJoin.Sequence);
}

/// <summary>What a sum starts from.</summary>
internal enum SumStart
{
    /// <summary>0: a sum of terms that are all -0 is 0.</summary>
    Zero,

    /// <summary>Its first term, or the first product, rounded.</summary>
    FirstTerm,

    /// <summary>A given value, as the bias.</summary>
    Initial,
}

/// <summary>How the chains of a sum become one.</summary>
internal enum SumJoin
{
    /// <summary>One after the other: of a single chain, which is the sum.</summary>
    Sequence,

    /// <summary>A binary tree of halves: the upper half of the chains is added to the lower half until one is left, (c0 + c2) + (c1 + c3) of four.</summary>
    Tree,
}
