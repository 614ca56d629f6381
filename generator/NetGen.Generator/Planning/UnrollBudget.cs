using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>
/// How much code one generated method may hold. Beyond limits of its own the JIT stops optimising a method without a word,
/// and it runs about eight times slower for good: 60,000 bytes of IL, 20,000 IL instructions, 2,000 basic blocks, 2,000 locals,
/// 8,000 references to locals. Some 1,990 multiply-adds reach the last of these first, so what is compiled at once stays at half
/// of it: a pass leaves out what it does not need before the JIT counts references, but not before it counts bytes. Inlining stops earlier: at about 300 inlined calls in one method.
/// </summary>
internal static class UnrollBudget
{
    /// <summary>
    /// The most multiply-adds of a network that is unrolled on its own accord: up to here scalars in registers beat loops.
    /// Its backward method holds up to three times as many.
    /// </summary>
    private const int Automatic = 256;

    /// <summary>
    /// The most multiply-adds of a network that <c>Unroll.Always</c> unrolls: three times as many, in the backward pass or in a step, stay below half of what the JIT
    /// takes, and the text of all passes below three quarters of its bytes.
    /// </summary>
    private const int Largest = 320;

    /// <summary>
    /// The most neurons of an unrolled network, inputs included: each costs a handful of locals, and each activation an
    /// inlined call.
    /// </summary>
    private const int Neurons = 120;

    /// <summary>The exponentials of a softmax that one call computes: so many take as long as one.</summary>
    public const int ExponentialsPerCall = 4;

    /// <summary>Whether a network is written out as named scalars.</summary>
    /// <param name="model">The network.</param>
    /// <param name="multiplyAdds">The multiply-adds of its forward pass.</param>
    public static bool Unrolls(NetworkModel model, int multiplyAdds) =>
        model.Sizes.Sum() <= Neurons && model.Unroll switch
        {
            Unroll.Never => false,
            Unroll.Always => multiplyAdds <= Largest,
            _ => multiplyAdds <= Automatic,
        };
}
