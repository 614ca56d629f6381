namespace NetGen;

/// <summary>Whether a network is written out as named scalars or as loops of fixed size.</summary>
public enum Unroll
{
    /// <summary>Named scalars for a network small enough that this is faster, loops otherwise.</summary>
    Auto = 0,

    /// <summary>Named scalars, as far as the limits of the JIT allow it; loops beyond them.</summary>
    Always = 1,

    /// <summary>Loops, whatever the size.</summary>
    Never = 2,
}
