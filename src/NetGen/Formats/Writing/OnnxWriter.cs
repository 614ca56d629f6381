using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetGen.Formats.Reading;
using NetGen.Formats.Reading.Onnx.Format;
using NetGen.Formats.Reading.Safetensors;
using NetGen.Formats.Records;
using NetGen.Runtime;

namespace NetGen.Formats.Writing;

/// <summary>Writes networks as ONNX graphs: for each layer a Gemm, and the operators of its activation; a declared scaling in front of them and behind.</summary>
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

    /// <summary>What the last layer gives where the outputs are scaled back from it.</summary>
    private const string ScaledOutput = "scaling.output";

    // The kinds of attributes, with ONNX's numbers.
    private const int FloatAttribute = 1;
    private const int IntegerAttribute = 2;

    private readonly ProtobufMessage _graph = new();
    private readonly ProtobufMessage _initializers = new();
    private readonly OnnxType _type;
    private readonly HashSet<string> _constants = [];
    private readonly HashSet<string> _values = [];

    private OnnxWriter(OnnxType type) => _type = type;

    /// <summary>The bytes of a model.</summary>
    /// <exception cref="InvalidOperationException">The network is larger than an ONNX file can be.</exception>
    internal static ProtobufMessage Write<T>(NetworkDescription network, ReadOnlySpan<T> parameters, WrittenScaling<T> scaling = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const long HeaderAllowance = 1 << 20;
        if (((long)parameters.Length + scaling.Tensors.Sum(tensor => tensor.Values.Length)) * Unsafe.SizeOf<T>() > MostBytes - HeaderAllowance)
            throw new InvalidOperationException($"{network} has {parameters.Length} parameters; an ONNX file holds at most 2 GB. Save it as safetensors.");
        var writer = new OnnxWriter(Unsafe.SizeOf<T>() == sizeof(double) ? OnnxType.Double : OnnxType.Float);
        string start = writer.AddInputScaling(scaling);
        string end = (scaling.Stages & Scaling.Outputs) == 0 ? Output : ScaledOutput;
        writer.AddLayers(network, parameters, start, end);
        writer.AddOutputScaling(scaling, end);
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

    /// <summary>x' = (x - offset) * factor, in front of the first layer; gives the name of what that layer takes.</summary>
    private string AddInputScaling<T>(WrittenScaling<T> scaling)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if ((scaling.Stages & Scaling.Inputs) == 0)
            return Input;
        AddScalingNumbers(scaling, ScalingName.InputOffset, ScalingName.InputFactor);
        AddNode("Sub", [Input, ScalingName.InputOffset], "scaling.input_difference");
        AddNode("Mul", ["scaling.input_difference", ScalingName.InputFactor], "scaling.input");
        return "scaling.input";
    }

    /// <summary>y = a / factor + offset, behind the last layer.</summary>
    private void AddOutputScaling<T>(WrittenScaling<T> scaling, string value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if ((scaling.Stages & Scaling.Outputs) == 0)
            return;
        AddScalingNumbers(scaling, ScalingName.OutputOffset, ScalingName.OutputFactor);
        AddNode("Div", [value, ScalingName.OutputFactor], "scaling.output_quotient");
        AddNode("Add", ["scaling.output_quotient", ScalingName.OutputOffset], Output);
    }

    private void AddScalingNumbers<T>(WrittenScaling<T> scaling, params string[] names)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach ((string name, T[] values) in scaling.Tensors.Where(tensor => names.Contains(tensor.Name)))
            AddInitializer(name, [values.Length], Bytes<T>(values));
    }

    private void AddLayers<T>(NetworkDescription network, ReadOnlySpan<T> parameters, string start, string result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string value = start;
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

            OnnxFormula? formula = FormulaOf(network.Functions[block.Layer - 1]);
            bool isLast = block.Layer == network.Sizes.Length - 1;
            string prefix = $"layers.{block.Layer}.";
            string end = isLast ? result : $"{prefix}a";
            string z = formula is null ? end : $"{prefix}z";
            AddNode("Gemm", [.. gemm], z);
            if (formula is not null)
                AddFormula(formula, z, end, prefix);
            value = end;
        }
    }

    /// <summary>How an activation is written; null where it is nothing.</summary>
    private OnnxFormula? FormulaOf(LayerActivation activation)
    {
        ActivationDefinition definition = activation.Definition;
        if (!activation.HasDefault)
            return definition.Parameter!.Onnx(activation.Parameter!.Value);
        return _type == OnnxType.Double && definition.OnnxOfDouble is { } formula ? formula : definition.Onnx().FirstOrDefault();
    }

    /// <summary>The nodes of a formula; the values between them are called after their operators.</summary>
    private void AddFormula(OnnxFormula formula, string z, string result, string prefix)
    {
        string[] inputs = [.. formula.Inputs.Select(Input)];
        AddNode(formula.Type!, inputs, result, formula.Attributes);

        string Input(OnnxFormula input)
        {
            if (input.IsConstant)
                return Constant(input.Constant);
            if (input.Type is null)
                return z;
            string name = $"{prefix}{input.Type.ToLowerInvariant()}";
            int number = 1;
            while (!_values.Add(number == 1 ? name : $"{name}_{number}"))
                number++;
            string value = number == 1 ? name : $"{name}_{number}";
            AddFormula(input, z, value, prefix);
            return value;
        }
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
            if (value is double number)
                attribute.Add(2, (float)number).Add(20, FloatAttribute);
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
