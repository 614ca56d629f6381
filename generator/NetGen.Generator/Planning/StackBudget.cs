namespace NetGen.Generator.Planning;

/// <summary>What the values of one sample may take of the stack; those of larger networks are in a workspace.</summary>
internal static class StackBudget
{
    private const int Bytes = 8 * 1024;

    /// <summary>Whether so many elements find place.</summary>
    public static bool Holds(int elements, ElementType element) => elements * element.Bytes <= Bytes;

    /// <summary>The elements to ask for where they are to begin at a multiple of 64 bytes: a vector more.</summary>
    public static int Aligned(int elements, ElementType element) => elements + element.Lanes;
}
