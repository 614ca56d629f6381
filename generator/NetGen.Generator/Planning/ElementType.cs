namespace NetGen.Generator.Planning;

/// <summary>The floating-point type that a network computes in.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="Bytes">What a number takes.</param>
/// <param name="MathClass">The class of the .NET library that has its scalar functions.</param>
internal sealed record ElementType(string Name, int Bytes, string MathClass)
{
    /// <summary>The bytes of the widest vector. Everything that depends on a width depends on this one, whatever the hardware has.</summary>
    private const int WidestVectorBytes = 64;

    private static readonly ElementType s_single = new("float", sizeof(float), "MathF");

    private static readonly ElementType s_double = new("double", sizeof(double), "Math");

    /// <summary>The elements of the widest vector.</summary>
    public int Lanes => WidestVectorBytes / Bytes;

    public bool IsSingle => this == s_single;

    public static ElementType Of(Precision precision) => precision == Precision.Single ? s_single : s_double;

    /// <summary>Elements rounded up to whole vectors.</summary>
    public int WholeVectors(int elements) => (elements + Lanes - 1) / Lanes * Lanes;
}
