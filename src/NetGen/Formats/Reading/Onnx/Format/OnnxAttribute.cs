using System.Collections.Generic;

namespace NetGen.Formats.Reading.Onnx.Format;

/// <summary>An attribute of a node; subgraphs are not read.</summary>
internal sealed class OnnxAttribute
{
    private readonly List<double> _numbers = new();
    private readonly List<long> _integers = new();

    public string Name { get; private set; } = "";

    public double? Number { get; private set; }

    public long? Integer { get; private set; }

    public string? Text { get; private set; }

    public OnnxTensor? Tensor { get; private set; }

    public IReadOnlyList<double> Numbers => _numbers;

    public IReadOnlyList<long> Integers => _integers;

    public static OnnxAttribute Read(ProtobufReader reader)
    {
        var attribute = new OnnxAttribute();
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    attribute.Name = reader.ReadString();
                    break;
                case 2:
                    attribute.Number = reader.ReadSingle();
                    break;
                case 3:
                    attribute.Integer = reader.ReadInt64();
                    break;
                case 4:
                    attribute.Text = reader.ReadString();
                    break;
                case 5:
                    attribute.Tensor = OnnxTensor.Read(reader.ReadMessage("tensor"));
                    break;
                case 7 when reader.IsDelimited:
                    ProtobufReader numbers = reader.ReadMessage("packed array");
                    while (numbers.HasMore)
                        attribute._numbers.Add(numbers.ReadPacked(NumberType.Float32));
                    break;
                case 7:
                    attribute._numbers.Add(reader.ReadSingle());
                    break;
                case 8 when reader.IsDelimited:
                    ProtobufReader integers = reader.ReadMessage("packed array");
                    while (integers.HasMore)
                        attribute._integers.Add(integers.ReadPackedInt64());
                    break;
                case 8:
                    attribute._integers.Add(reader.ReadInt64());
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return attribute;
    }
}
