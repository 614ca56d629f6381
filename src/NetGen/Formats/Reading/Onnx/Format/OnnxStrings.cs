using System.Collections.Generic;

namespace NetGen.Formats.Reading.Onnx.Format;

/// <summary>Reads the pairs of texts that ONNX has in several places.</summary>
internal static class OnnxStrings
{
    /// <summary>Reads a pair whose first text must be new.</summary>
    public static void ReadEntry(ProtobufReader reader, Dictionary<string, string> entries)
    {
        (string key, string value) = ReadPair(reader);
        if (entries.ContainsKey(key))
            throw new ModelFileException($"The file has two entries {ModelLimits.Quote(key)} where one is needed.");
        entries.Add(key, value);
    }

    public static (string Key, string Value) ReadPair(ProtobufReader reader)
    {
        string key = "";
        string value = "";
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    key = reader.ReadString();
                    break;
                case 2:
                    value = reader.ReadString();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return (key, value);
    }
}
