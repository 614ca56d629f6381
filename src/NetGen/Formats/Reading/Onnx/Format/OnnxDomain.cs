namespace NetGen.Formats.Reading.Onnx.Format;

/// <summary>The sets that operators come from.</summary>
internal static class OnnxDomain
{
    /// <summary>The set of classical machine learning, of which skl2onnx uses Scaler and ZipMap.</summary>
    public const string MachineLearning = "ai.onnx.ml";

    /// <summary>Whether a domain is that of ONNX's own operators; its name is empty or spelled out.</summary>
    public static bool IsStandard(string domain) => domain is "" or "ai.onnx";
}
