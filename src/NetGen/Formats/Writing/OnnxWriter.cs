using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetGen.Formats.Reading;
using NetGen.Formats.Reading.Onnx.Expressions;
using NetGen.Formats.Reading.Onnx.Format;
using NetGen.Formats.Reading.Safetensors;
using NetGen.Formats.Records;

namespace NetGen.Formats.Writing;

/// <summary>Writes networks as ONNX graphs: for each layer a Gemm, and the operators of its activation.</summary>
internal sealed class OnnxWriter
{
    /// <summary>The version of the operators. The oldest with all that is needed is 14; 17 is what older installed runtimes read, too.</summary>
    internal const int Opset = 17;

    // The version of the format that came with that opset.
    private const int IrVersion = 8;

    // A protocol buffer cannot be longer.
    private const long MostBytes = int.MaxValue;

    private const string Input = "input";
    private const string Output = "output";

    // The kinds of attributes, with ONNX's numbers.
    private const int FloatAttribute = 1;
    private const int IntegerAttribute = 2;

    private readonly ProtobufMessage _graph = new();
    private readonly ProtobufMessage _initializers = new();
    private readonly OnnxType _type;
    private readonly HashSet<string> _constants = [];

    private OnnxWriter(OnnxType type) => _type = type;

    /// <summary>The bytes of a model.</summary>
    /// <exception cref="InvalidOperationException">The network is larger than an ONNX file can be.</exception>
    internal static ProtobufMessage Write<T>(NetworkDescription network, ReadOnlySpan<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const long HeaderAllowance = 1 << 20;
        if ((long)parameters.Length * Unsafe.SizeOf<T>() > MostBytes - HeaderAllowance)
            throw new InvalidOperationException($"{network} has {parameters.Length} parameters; an ONNX file holds at most 2 GB. Save it as safetensors.");
        var writer = new OnnxWriter(Unsafe.SizeOf<T>() == sizeof(double) ? OnnxType.Double : OnnxType.Float);
        writer.AddLayers(network, parameters);
        ProtobufMessage graph = writer._graph
            .Add(2, network.Name)
            .Concat(writer._initializers)
            .Add(11, writer.ValueInfo(Input, network.Sizes[0]))
            .Add(12, writer.ValueInfo(Output, network.Sizes[^1]));
        return new ProtobufMessage()
            .Add(1, IrVersion)
            .Add(2, "NetGen")
            .Add(3, typeof(Onnx).Assembly.GetName().Version!.ToString(3))
            .Add(7, graph)
            .Add(8, new ProtobufMessage().Add(1, "").Add(2, Opset))
            .Add(14, new ProtobufMessage().Add(1, SafetensorsMetadata.Loss).Add(2, network.Loss.ToString()));
    }

    private void AddLayers<T>(NetworkDescription network, ReadOnlySpan<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string value = Input;
        var gemm = new List<string>();
        foreach (ref readonly ParameterBlock block in network.Blocks)
        {
            bool isWeights = block.Kind == ParameterKind.Weights;
            string name = isWeights ? ParameterName.OfWeights(block.Layer) : ParameterName.OfBiases(block.Layer);
            AddInitializer(name, isWeights ? [block.Rows, block.Columns] : [block.Columns], Bytes(parameters.Slice(block.Offset, block.Count)));
            if (isWeights)
                gemm = [value];
            gemm.Add(name);
            if (isWeights && network.HasBias)
                continue;

            Activation activation = network.Activations[block.Layer - 1];
            bool isLast = block.Layer == network.Sizes.Length - 1;
            string prefix = $"layers.{block.Layer}.";
            string end = isLast ? Output : $"{prefix}a";
            string z = activation == Activation.Identity ? end : $"{prefix}z";
            AddNode("Gemm", [.. gemm], z);
            if (activation != Activation.Identity)
                AddActivation(activation, z, end, prefix);
            value = end;
        }
    }

    private void AddActivation(Activation activation, string z, string a, string prefix)
    {
        switch (activation)
        {
            case Activation.ReLU:
                AddNode("Relu", [z], a);
                break;
            case Activation.ReLU6:
                AddNode("Clip", [z, Constant(0), Constant(6)], a);
                break;
            case Activation.LeakyReLU:
                AddNode("LeakyRelu", [z], a, ("alpha", (float)Functions.LeakySlope));
                break;
            case Activation.ELU:
                AddNode("Elu", [z], a, ("alpha", (float)Functions.EluAlpha));
                break;
            case Activation.SELU:
                AddNode("Selu", [z], a, ("alpha", (float)Functions.SeluAlpha), ("gamma", (float)Functions.SeluGamma));
                break;
            case Activation.GELU:
                // z (1 + erf(z / sqrt 2)) / 2; Gelu is an operator from opset 20 on only.
                AddNode("Mul", [z, Constant(Functions.GeluErfScale)], $"{prefix}u");
                AddNode("Erf", [$"{prefix}u"], $"{prefix}erf");
                AddHalfOfOnePlus($"{prefix}erf", z, a, prefix);
                break;
            case Activation.GELUTanh:
                // u = sqrt(2 / pi) (z + 0.044715 z^3) = z sqrt(2 / pi) (1 + 0.044715 z^2)
                AddNode("Mul", [z, z], $"{prefix}square");
                AddNode("Mul", [$"{prefix}square", Constant(Functions.GeluTanhCubic)], $"{prefix}scaled_square");
                AddNode("Add", [$"{prefix}scaled_square", Constant(1)], $"{prefix}factor");
                AddNode("Mul", [$"{prefix}factor", z], $"{prefix}cubic");
                AddNode("Mul", [$"{prefix}cubic", Constant(Functions.GeluTanhScale)], $"{prefix}u");
                AddNode("Tanh", [$"{prefix}u"], $"{prefix}tanh");
                AddHalfOfOnePlus($"{prefix}tanh", z, a, prefix);
                break;
            case Activation.SiLU when _type == OnnxType.Double:
                // z / (1 + exp(-z)): ONNX Runtime fuses z sigmoid(z) into an operator that it has for float only.
                AddNode("Neg", [z], $"{prefix}minus");
                AddNode("Exp", [$"{prefix}minus"], $"{prefix}exp");
                AddNode("Add", [$"{prefix}exp", Constant(1)], $"{prefix}one_plus");
                AddNode("Div", [z, $"{prefix}one_plus"], a);
                break;
            case Activation.SiLU:
                AddNode("Sigmoid", [z], $"{prefix}sigmoid");
                AddNode("Mul", [z, $"{prefix}sigmoid"], a);
                break;
            case Activation.Mish:
                AddNode("Softplus", [z], $"{prefix}softplus");
                AddNode("Tanh", [$"{prefix}softplus"], $"{prefix}tanh");
                AddNode("Mul", [z, $"{prefix}tanh"], a);
                break;
            case Activation.HardSigmoid:
                AddNode("HardSigmoid", [z], a, ("alpha", (float)Functions.HardSigmoidAlpha), ("beta", (float)Functions.HardSigmoidBeta));
                break;
            case Activation.HardTanh:
                AddNode("Clip", [z, Constant(-1), Constant(1)], a);
                break;
            case Activation.Softmax or Activation.LogSoftmax:
                AddNode(activation.ToString(), [z], a, ("axis", -1L));
                break;
            case Activation.Softplus or Activation.Softsign or Activation.Sigmoid or Activation.Tanh or Activation.HardSwish:
                AddNode(activation.ToString(), [z], a);
                break;
            default:
                throw new InvalidOperationException($"The activation {activation} has no form in ONNX.");
        }
    }

    /// <summary>z (1 + value) / 2.</summary>
    private void AddHalfOfOnePlus(string value, string z, string a, string prefix)
    {
        AddNode("Add", [value, Constant(1)], $"{prefix}one_plus");
        AddNode("Mul", [z, $"{prefix}one_plus"], $"{prefix}twice");
        AddNode("Mul", [$"{prefix}twice", Constant(0.5)], a);
    }

    private void AddNode(string type, string[] inputs, string output, params (string Name, object Value)[] attributes)
    {
        var node = new ProtobufMessage();
        foreach (string input in inputs)
            node.Add(1, input);
        node.Add(2, output).Add(3, $"{output}/{type}").Add(4, type);
        foreach ((string name, object value) in attributes)
        {
            ProtobufMessage attribute = new ProtobufMessage().Add(1, name);
            if (value is float number)
                attribute.Add(2, number).Add(20, FloatAttribute);
            else
                attribute.Add(3, (long)value).Add(20, IntegerAttribute);
            node.Add(5, attribute);
        }

        _graph.Add(1, node);
    }

    /// <summary>A constant of the precision of the network, and its name.</summary>
    private string Constant(double value)
    {
        string name = FormattableString.Invariant($"constant_{value}");
        if (_constants.Add(name))
            AddInitializer(name, [], _type == OnnxType.Double ? Bytes<double>([value]) : Bytes<float>([(float)value]));
        return name;
    }

    private void AddInitializer(string name, int[] shape, byte[] bytes)
    {
        var tensor = new ProtobufMessage();
        foreach (int size in shape)
            tensor.Add(1, size);
        _initializers.Add(5, tensor.Add(2, (long)_type).Add(8, name).Add(9, bytes));
    }

    private ProtobufMessage ValueInfo(string name, int width)
    {
        ProtobufMessage shape = new ProtobufMessage().Add(1, new ProtobufMessage().Add(2, "batch")).Add(1, new ProtobufMessage().Add(1, (long)width));
        ProtobufMessage tensor = new ProtobufMessage().Add(1, (long)_type).Add(2, shape);
        return new ProtobufMessage().Add(1, name).Add(2, new ProtobufMessage().Add(1, tensor));
    }

    private static byte[] Bytes<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        byte[] bytes = MemoryMarshal.AsBytes(values).ToArray();
        if (!BitConverter.IsLittleEndian)
            RecordWriter.SwapBytes(bytes, Unsafe.SizeOf<T>());
        return bytes;
    }
}
