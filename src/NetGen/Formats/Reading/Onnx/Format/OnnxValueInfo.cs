using System.Collections.Generic;

namespace NetGen.Formats.Reading.Onnx.Format;

/// <summary>An input or output of a graph: its name, type and shape.</summary>
internal sealed class OnnxValueInfo
{
    /// <summary>A dimension that has a name or nothing in place of a number.</summary>
    public const long Symbolic = -1;

    public string Name { get; private set; } = "";

    /// <summary>The type of the elements; undefined where it is no tensor or not told.</summary>
    public OnnxType Type { get; private set; }

    /// <summary>The dimensions, or null where they are not told.</summary>
    public IReadOnlyList<long>? Shape { get; private set; }

    public static OnnxValueInfo Read(ProtobufReader reader)
    {
        var info = new OnnxValueInfo();
        while (reader.Next())
        {
            if (reader.Field == 1)
                info.Name = reader.ReadString();
            else if (reader.Field == 2)
                info.ReadType(reader.ReadMessage("type"));
            else
                reader.Skip();
        }

        return info;
    }

    private void ReadType(ProtobufReader reader)
    {
        while (reader.Next())
        {
            if (reader.Field == 1)
                ReadTensorType(reader.ReadMessage("tensor type"));
            else
                reader.Skip();
        }
    }

    private void ReadTensorType(ProtobufReader reader)
    {
        while (reader.Next())
        {
            if (reader.Field == 1)
                Type = (OnnxType)reader.ReadInt64();
            else if (reader.Field == 2)
                Shape = ReadShape(reader.ReadMessage("shape"));
            else
                reader.Skip();
        }
    }

    private static List<long> ReadShape(ProtobufReader reader)
    {
        var shape = new List<long>();
        while (reader.Next())
        {
            if (reader.Field == 1)
                shape.Add(ReadDimension(reader.ReadMessage("dimension")));
            else
                reader.Skip();
        }

        return shape;
    }

    private static long ReadDimension(ProtobufReader reader)
    {
        // Some exporters write a batch of any size as 0 or -1.
        long dimension = Symbolic;
        while (reader.Next())
        {
            if (reader.Field == 1)
                dimension = reader.ReadInt64() is var value && value > 0 ? value : Symbolic;
            else
                reader.Skip();
        }

        return dimension;
    }
}
