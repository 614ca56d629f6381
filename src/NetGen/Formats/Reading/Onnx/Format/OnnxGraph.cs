using System;
using System.Collections.Generic;

namespace NetGen.Formats.Reading.Onnx.Format;

/// <summary>The graph of an ONNX file: nodes, constants, inputs and outputs.</summary>
internal sealed class OnnxGraph
{
    private readonly List<OnnxNode> _nodes = new();
    private readonly Dictionary<string, OnnxTensor> _constants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OnnxValueInfo> _inputs = new(StringComparer.Ordinal);
    private readonly List<OnnxValueInfo> _outputs = new();
    private readonly List<(int Start, int Length)> _metadata = new();
    private byte[] _bytes = Array.Empty<byte>();

    private OnnxGraph()
    {
    }

    public IReadOnlyList<OnnxNode> Nodes => _nodes;

    /// <summary>The initialisers by name.</summary>
    public IReadOnlyDictionary<string, OnnxTensor> Constants => _constants;

    /// <summary>The inputs by name, without those that are initialisers.</summary>
    public IReadOnlyDictionary<string, OnnxValueInfo> Inputs => _inputs;

    public IReadOnlyList<OnnxValueInfo> Outputs => _outputs;

    /// <summary>The version of ONNX's own operators; null where the model does not tell.</summary>
    public long? Opset { get; private set; }

    /// <summary>What the writer of the model says of it, by names of its own: metadata_props. Of a name that comes twice, the last.</summary>
    public IReadOnlyDictionary<string, string> ReadMetadata()
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((int start, int length) in _metadata)
        {
            (string key, string value) = OnnxStrings.ReadPair(new ProtobufReader(_bytes, start, start + length, "metadata entry"));
            metadata[key] = value;
        }

        return metadata;
    }

    /// <summary>The program that wrote the model, and its version; null where the model does not tell.</summary>
    public string? ReadProducer()
    {
        string name = "";
        string version = "";
        var reader = new ProtobufReader(_bytes, 0, _bytes.Length, "model");
        while (reader.Next())
        {
            if (reader.Field == 2)
                name = reader.ReadString();
            else if (reader.Field == 3)
                version = reader.ReadString();
            else
                reader.Skip();
        }

        string producer = $"{name} {version}".Trim();
        return producer.Length == 0 ? null : producer;
    }

    /// <summary>Reads a model.</summary>
    /// <exception cref="ModelFileException">The bytes are no ONNX model.</exception>
    public static OnnxGraph Parse(byte[] bytes)
    {
        MistakenFile.Require(bytes);
        OnnxGraph? graph = null;
        long? opset = null;
        var metadata = new List<(int Start, int Length)>();
        var reader = new ProtobufReader(bytes, 0, bytes.Length, "model");
        while (reader.Next())
        {
            if (reader.Field == 7)
            {
                if (graph is not null)
                    throw new ModelFileException("The model has two graphs.");
                graph = new OnnxGraph();
                graph.Read(reader.ReadMessage("graph"));
            }
            else if (reader.Field == 8)
            {
                ReadOpset(reader.ReadMessage("operator set"), ref opset);
            }
            else if (reader.Field == 14)
            {
                metadata.Add(reader.ReadRange());
            }
            else
            {
                reader.Skip();
            }
        }

        if (graph is null)
            throw new ModelFileException("The file has no graph; is this an ONNX model?");
        graph.Opset = opset;
        graph._bytes = bytes;
        graph._metadata.AddRange(metadata);
        return graph;
    }

    private static void ReadOpset(ProtobufReader reader, ref long? opset)
    {
        string domain = "";
        long version = 0;
        while (reader.Next())
        {
            if (reader.Field == 1)
                domain = reader.ReadString();
            else if (reader.Field == 2)
                version = reader.ReadInt64();
            else
                reader.Skip();
        }

        if (!OnnxDomain.IsStandard(domain))
            return;
        if (opset is not null && opset != version)
            throw new ModelFileException($"The model names the operator sets {opset} and {version}.");
        opset = version;
    }

    private void Read(ProtobufReader reader)
    {
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    _nodes.Add(OnnxNode.Read(reader.ReadMessage("node")));
                    break;
                case 5:
                    OnnxTensor tensor = OnnxTensor.Read(reader.ReadMessage("tensor"));
                    if (_constants.ContainsKey(tensor.Name))
                        throw new ModelFileException($"The graph has two initialisers {ModelLimits.Quote(tensor.Name)}.");
                    _constants.Add(tensor.Name, tensor);
                    break;
                case 11:
                    OnnxValueInfo input = OnnxValueInfo.Read(reader.ReadMessage("input"));
                    if (_inputs.ContainsKey(input.Name))
                        throw new ModelFileException($"The graph has two inputs {ModelLimits.Quote(input.Name)}.");
                    _inputs.Add(input.Name, input);
                    break;
                case 12:
                    _outputs.Add(OnnxValueInfo.Read(reader.ReadMessage("output")));
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        // Before IR version 4 every initialiser is also an input.
        foreach (string name in _constants.Keys)
            _inputs.Remove(name);
    }
}
