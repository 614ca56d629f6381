using System;
using System.Text;

namespace NetGen.Formats.Reading;

/// <summary>Tells the files that stand in a model's place most often from models that are damaged.</summary>
internal static class MistakenFile
{
    private const string LfsPointer = "version https://git-lfs.github.com/spec/";

    private static readonly (string Start, string What)[] s_starts =
    {
        (LfsPointer, "The file is a pointer of Git LFS, not the model: fetch the model with 'git lfs pull'."),
        ("<!DOCTYPE", "The file is a web page, not a model: download the file itself."),
        ("<!doctype", "The file is a web page, not a model: download the file itself."),
        ("<html", "The file is a web page, not a model: download the file itself."),
        ("PK\u0003\u0004", "The file is a ZIP archive, such as torch.save and Keras write: export the model as ONNX, or its weights as safetensors."),
        ("\u0089HDF\r\n", "The file is an HDF5 file, such as Keras writes: export the model as ONNX, or its weights as safetensors."),
        ("NGPARAMS", "The file has a format that NetGen wrote before 0.1 and reads no more: save the network as safetensors."),
        ("NGOPTIMS", "The file is the state of an optimiser alone, not a network: Load of the optimiser reads it."),
    };

    /// <summary>Requires that a file is none of them.</summary>
    /// <exception cref="ModelFileException">It is.</exception>
    public static void Require(byte[] bytes)
    {
        if (Describe(bytes) is { } what)
            throw new ModelFileException(what);
    }

    /// <summary>What a file is that starts so, or null.</summary>
    public static string? Describe(byte[] bytes)
    {
        // Latin-1: one character for each byte; no start has more than the pointer's.
        const int Latin1 = 28591;
        string start = Encoding.GetEncoding(Latin1).GetString(bytes, 0, Math.Min(bytes.Length, LfsPointer.Length));
        foreach ((string known, string what) in s_starts)
        {
            if (start.StartsWith(known, StringComparison.Ordinal))
                return what;
        }

        return null;
    }
}
