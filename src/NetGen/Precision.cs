namespace NetGen;

/// <summary>The floating-point type of a network's parameters, inputs, outputs and gradients.</summary>
public enum Precision
{
    /// <summary><see cref="float"/>: 32 bits, about 7 decimal digits.</summary>
    Single = 0,

    /// <summary><see cref="double"/>: 64 bits, about 16 decimal digits.</summary>
    Double = 1,
}
