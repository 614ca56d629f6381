using NetGen.Formats.Reading;
using NetGen.Formats.Reading.Onnx;
using NetGen.Formats.Reading.Onnx.Format;

namespace NetGen.ModelFiles.Tests.OnnxFiles;

/// <summary>Reads models that are in memory.</summary>
internal static class OnnxReading
{
    public static DenseModel Read(byte[] model, string? output = null, int? newestOpset = null) =>
        OnnxModel.Read(model, new ExternalDataFolder(null), new OnnxReadOptions(output, newestOpset));

    /// <summary>The message with which a model is refused.</summary>
    public static string Refusal(byte[] model, string? output = null, int? newestOpset = null) =>
        Assert.Throws<ModelFileException>(() => Read(model, output, newestOpset)).Message;
}
