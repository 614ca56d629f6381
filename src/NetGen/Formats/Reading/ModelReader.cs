using System;
using System.Collections.Generic;
using System.IO;
using NetGen.Formats.Reading.Onnx;
using NetGen.Formats.Reading.Safetensors;

namespace NetGen.Formats.Reading;

/// <summary>Reads a model file of any format that is understood.</summary>
internal static class ModelReader
{
    /// <summary>Reads a file; its extension says the format.</summary>
    /// <param name="path">The file: .safetensors or .onnx.</param>
    /// <param name="names">The name of a tensor in the file by our name of it (layers.1.weight), for files whose names say nothing; may be empty.</param>
    /// <param name="sizes">The sizes that are wanted, inputs first, or null. They decide where a file may be read in several ways.</param>
    /// <param name="onnx">What the caller decides about an ONNX file; null is nothing.</param>
    /// <exception cref="ModelFileException">The file is damaged, is no fully connected network, is one of other sizes than wanted, or is of another format.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static DenseModel Read(string path, IReadOnlyDictionary<string, string> names, IReadOnlyList<int>? sizes = null, OnnxReadOptions? onnx = null)
    {
        DenseModel model = ReadAny(path, names, sizes, onnx);
        if (sizes is not null)
            RequireSizes(model, sizes);
        return model;
    }

    private static DenseModel ReadAny(string path, IReadOnlyDictionary<string, string> names, IReadOnlyList<int>? sizes, OnnxReadOptions? onnx)
    {
        string extension = Path.GetExtension(path);
        if (extension.Equals(".safetensors", StringComparison.OrdinalIgnoreCase))
        {
            if (onnx is { OutputName: not null } or { NewestOpset: not null })
                throw new ModelFileException($"A safetensors file has no graph; {(onnx.OutputName is null ? "NewestOpset" : "OutputName")} is for .onnx.");
            return SafetensorsModel.Read(SafetensorsFile.Parse(ModelFileBytes.Read(path)), names, sizes).Model;
        }

        if (extension.Equals(".onnx", StringComparison.OrdinalIgnoreCase))
        {
            if (names.Count > 0)
                throw new ModelFileException("An ONNX file says by its graph which tensor is which; TensorNames is for .safetensors.");
            return OnnxModel.Read(path, onnx ?? OnnxReadOptions.None);
        }

        throw new ModelFileException($"'{extension}' is no model format; .safetensors and .onnx are.");
    }

    private static void RequireSizes(DenseModel model, IReadOnlyList<int> sizes)
    {
        bool same = model.Layers.Count == sizes.Count - 1;
        var found = new List<int> { model.Layers[0].Inputs };
        for (int i = 0; i < model.Layers.Count; i++)
        {
            found.Add(model.Layers[i].Outputs);
            same = same && model.Layers[i].Inputs == sizes[i] && model.Layers[i].Outputs == sizes[i + 1];
        }

        if (!same)
            throw new ModelFileException($"The file holds {string.Join("-", found)}; {string.Join("-", sizes)} is wanted.");
    }
}
