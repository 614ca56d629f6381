using System.Collections.Generic;

namespace NetGen.Formats.Reading.Onnx.Format;

/// <summary>One node of a graph: an operator, what it takes and what it gives.</summary>
internal sealed class OnnxNode
{
    private readonly List<string> _inputs = new();
    private readonly List<string> _outputs = new();
    private readonly Dictionary<string, OnnxAttribute> _attributes = new();

    public string Name { get; private set; } = "";

    public string Operator { get; private set; } = "";

    public string Domain { get; private set; } = "";

    /// <summary>The names of the inputs; an empty one is an optional input left out.</summary>
    public IReadOnlyList<string> Inputs => _inputs;

    public IReadOnlyList<string> Outputs => _outputs;

    public OnnxAttribute? Attribute(string name) => _attributes.TryGetValue(name, out OnnxAttribute? attribute) ? attribute : null;

    public static OnnxNode Read(ProtobufReader reader)
    {
        var node = new OnnxNode();
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    node._inputs.Add(reader.ReadString());
                    break;
                case 2:
                    node._outputs.Add(reader.ReadString());
                    break;
                case 3:
                    node.Name = reader.ReadString();
                    break;
                case 4:
                    node.Operator = reader.ReadString();
                    break;
                case 5:
                    OnnxAttribute attribute = OnnxAttribute.Read(reader.ReadMessage("attribute"));
                    if (node._attributes.ContainsKey(attribute.Name))
                        throw new ModelFileException($"A node has the attribute {ModelLimits.Quote(attribute.Name)} twice.");
                    node._attributes.Add(attribute.Name, attribute);
                    break;
                case 7:
                    node.Domain = reader.ReadString();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return node;
    }

    /// <summary>For messages: node 'Relu_3' (Relu); a node without a name is called by what it gives.</summary>
    public override string ToString()
    {
        string name = Name.Length > 0 ? ModelLimits.Quote(Name) : _outputs.Count > 0 ? $"of {ModelLimits.Quote(_outputs[0])}" : "without a name";
        string domain = Domain.Length > 0 ? $"{ModelLimits.Quote(Domain)} " : "";
        return $"node {name} ({domain}{ModelLimits.Quote(Operator).Trim('\'')})";
    }
}
