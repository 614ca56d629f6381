namespace NetGen.ModelFiles;

/// <summary>The types of elements, with ONNX's numbers.</summary>
internal enum OnnxType
{
    Undefined = 0,
    Float = 1,
    Int32 = 6,
    Int64 = 7,
    Bool = 9,
    Float16 = 10,
    Double = 11,
    BFloat16 = 16,
}

/// <summary>What the types are to us.</summary>
internal static class OnnxTypes
{
    /// <summary>The floating-point format, or null.</summary>
    public static NumberType? NumberTypeOf(OnnxType type) => type switch
    {
        OnnxType.Float => NumberType.Float32,
        OnnxType.Double => NumberType.Float64,
        OnnxType.Float16 => NumberType.Float16,
        OnnxType.BFloat16 => NumberType.BFloat16,
        _ => null,
    };

    public static bool IsFloatingPoint(OnnxType type) => NumberTypeOf(type) is not null;
}
