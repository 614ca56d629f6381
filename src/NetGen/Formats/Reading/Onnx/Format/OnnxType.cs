namespace NetGen.Formats.Reading.Onnx.Format;

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
    // TensorProto.DataType, by number. Undefined is a value that is no tensor, or of which the file does not tell the type.
    private static readonly string[] s_names =
    [
        "UNDEFINED", "FLOAT", "UINT8", "INT8", "UINT16", "INT16", "INT32", "INT64", "STRING", "BOOL", "FLOAT16", "DOUBLE", "UINT32", "UINT64", "COMPLEX64", "COMPLEX128", "BFLOAT16",
        "FLOAT8E4M3FN", "FLOAT8E4M3FNUZ", "FLOAT8E5M2", "FLOAT8E5M2FNUZ", "UINT4", "INT4", "FLOAT4E2M1",
    ];

    /// <summary>The floating-point format, or null.</summary>
    public static NumberType? NumberTypeOf(OnnxType type) => type switch
    {
        OnnxType.Float => NumberType.Float32,
        OnnxType.Double => NumberType.Float64,
        OnnxType.Float16 => NumberType.Float16,
        OnnxType.BFloat16 => NumberType.BFloat16,
        _ => null,
    };

    /// <summary>The name that ONNX gives a type, of those too that we do not read.</summary>
    public static string NameOf(OnnxType type) => (int)type >= 0 && (int)type < s_names.Length ? s_names[(int)type] : $"type {(int)type}";

    public static bool IsFloatingPoint(OnnxType type) => NumberTypeOf(type) is not null;
}
