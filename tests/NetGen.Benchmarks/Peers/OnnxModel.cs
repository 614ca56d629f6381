using System.Runtime.InteropServices;
using System.Text;
using NetGen.Benchmarks.Speed;

namespace NetGen.Benchmarks.Peers;

/// <summary>
/// Writes the network as an ONNX model (opset 13) for one number of samples: Gemm, Relu or Tanh, Softmax. The numbers of the fields are
/// those of onnx.proto.
/// </summary>
internal static class OnnxModel
{
    /// <summary>The name of the model's input.</summary>
    public const string Input = "x";

    /// <summary>The name of the model's output.</summary>
    public const string Output = "y";

    private const int IrVersion = 7;
    private const int OperatorSet = 13;
    private const int Float = 1;
    private const int IntegerAttribute = 2;

    /// <summary>The bytes of the model.</summary>
    public static byte[] Write(Workload workload, int samples)
    {
        var operatorSet = new Message();
        operatorSet.Text(1, "");
        operatorSet.Integer(2, OperatorSet);
        var model = new Message();
        model.Integer(1, IrVersion);
        model.Nested(7, Graph(workload, samples));
        model.Nested(8, operatorSet);
        return model.ToArray();
    }

    private static Message Graph(Workload workload, int samples)
    {
        var graph = new Message();
        ReadOnlySpan<int> sizes = workload.Network.Sizes;
        int layers = sizes.Length - 1;
        string value = Input;
        for (int layer = 1; layer <= layers; layer++)
        {
            bool last = layer == layers;
            string activation = !last ? workload.Hidden == Tanh ? "Tanh" : "Relu" : workload.HasSoftmax ? "Softmax" : "";
            string sums = last && activation.Length == 0 ? Output : $"z{layer}";
            graph.Nested(1, Node("Gemm", [value, $"W{layer}", $"b{layer}"], sums));
            value = sums;
            if (activation.Length == 0)
                continue;
            value = last ? Output : $"a{layer}";
            Message node = Node(activation, [sums], value);
            if (last)
                node.Nested(5, Axis(1));
            graph.Nested(1, node);
        }

        graph.Text(2, workload.Name);
        foreach (ParameterBlock block in workload.Network.Blocks)
        {
            ReadOnlySpan<float> values = workload.Parameters.Slice(block.Offset, block.Count);
            graph.Nested(5, block.Kind == ParameterKind.Weights
                ? Tensor($"W{block.Layer}", [sizes[block.Layer - 1], sizes[block.Layer]], values)
                : Tensor($"b{block.Layer}", [sizes[block.Layer]], values));
        }

        graph.Nested(11, Value(Input, samples, workload.InputSize));
        graph.Nested(12, Value(Output, samples, workload.OutputSize));
        return graph;
    }

    private static Message Node(string operation, ReadOnlySpan<string> inputs, string output)
    {
        var node = new Message();
        foreach (string input in inputs)
            node.Text(1, input);
        node.Text(2, output);
        node.Text(4, operation);
        return node;
    }

    private static Message Axis(int axis)
    {
        var attribute = new Message();
        attribute.Text(1, "axis");
        attribute.Integer(3, axis);
        attribute.Integer(20, IntegerAttribute);
        return attribute;
    }

    private static Message Tensor(string name, ReadOnlySpan<int> shape, ReadOnlySpan<float> values)
    {
        var tensor = new Message();
        foreach (int size in shape)
            tensor.Integer(1, size);
        tensor.Integer(2, Float);
        tensor.Text(8, name);
        tensor.Bytes(9, MemoryMarshal.AsBytes(values));
        return tensor;
    }

    private static Message Value(string name, int samples, int size)
    {
        var shape = new Message();
        foreach (int length in new[] { samples, size })
        {
            var dimension = new Message();
            dimension.Integer(1, length);
            shape.Nested(1, dimension);
        }

        Message tensorType = new(), type = new(), value = new();
        tensorType.Integer(1, Float);
        tensorType.Nested(2, shape);
        type.Nested(1, tensorType);
        value.Text(1, name);
        value.Nested(2, type);
        return value;
    }

    /// <summary>A protocol buffer: fields of integers and of bytes.</summary>
    private sealed class Message
    {
        private const uint VariableLength = 0, LengthDelimited = 2;

        private readonly MemoryStream _bytes = new();

        public byte[] ToArray() => _bytes.ToArray();

        public void Integer(uint field, int value)
        {
            Number(field << 3 | VariableLength);
            Number((uint)value);
        }

        public void Text(uint field, string text) => Bytes(field, Encoding.UTF8.GetBytes(text));

        public void Nested(uint field, Message message) => Bytes(field, message.ToArray());

        public void Bytes(uint field, ReadOnlySpan<byte> bytes)
        {
            Number(field << 3 | LengthDelimited);
            Number((uint)bytes.Length);
            _bytes.Write(bytes);
        }

        private void Number(uint value)
        {
            for (; value >= 0x80; value >>= 7)
                _bytes.WriteByte((byte)(value | 0x80));
            _bytes.WriteByte((byte)value);
        }
    }
}
