namespace NetGen.Formats.Reading;

/// <summary>The floating-point formats that weights come in.</summary>
internal enum NumberType
{
    /// <summary>IEEE binary16: 1 sign, 5 exponent, 10 fraction bits.</summary>
    Float16,

    /// <summary>The upper half of a binary32: 1 sign, 8 exponent, 7 fraction bits.</summary>
    BFloat16,

    /// <summary>IEEE binary32.</summary>
    Float32,

    /// <summary>IEEE binary64.</summary>
    Float64,
}
