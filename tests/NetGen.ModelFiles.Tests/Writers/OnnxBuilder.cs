namespace NetGen.ModelFiles.Tests.Writers;

/// <summary>Puts ONNX models together field by field.</summary>
internal sealed class OnnxBuilder(long opset = 13)
{
    public const int FloatType = 1;
    public const int Int64Type = 7;
    public const int HalfType = 10;
    public const int DoubleType = 11;
    public const int BFloat16Type = 16;

    private readonly List<byte> _graph = [];
    private int _nodes;
    private bool _hasOutput;

    /// <summary>A model with the input "x" [N, width] that is not made yet.</summary>
    public static OnnxBuilder WithInput(int width, long opset = 13) => new OnnxBuilder(opset).Input("x", FloatType, null, width);

    /// <summary>Adds an input; a dimension of null has a name in place of a number.</summary>
    public OnnxBuilder Input(string name, int type, params long?[] shape) => Graph(11, ValueInfo(name, type, shape));

    public OnnxBuilder Output(string name, int type = FloatType, params long?[] shape)
    {
        _hasOutput = true;
        return Graph(12, ValueInfo(name, type, shape));
    }

    /// <summary>Adds an output whose type is no tensor.</summary>
    public OnnxBuilder UntypedOutput(string name)
    {
        _hasOutput = true;
        return Graph(12, Wire.Text(1, name));
    }

    /// <summary>Adds a constant of floats as raw bytes.</summary>
    public OnnxBuilder Floats(string name, long[] shape, params float[] values) => Graph(5, FloatTensor(name, shape, values));

    public OnnxBuilder Integers(string name, params long[] values) => Graph(5, IntegerTensor(name, [values.Length], values));

    /// <summary>Adds a constant made by the caller.</summary>
    public OnnxBuilder Initializer(byte[] tensor) => Graph(5, tensor);

    public OnnxBuilder Node(string type, string inputs, string output, params byte[][] attributes) => NodeIn("", type, inputs, output, attributes);

    /// <summary>Adds a node; inputs and outputs are separated by blanks, a left-out input is "-".</summary>
    public OnnxBuilder NodeIn(string domain, string type, string inputs, string outputs, params byte[][] attributes)
    {
        IEnumerable<byte> node = Split(inputs).SelectMany(input => Wire.Text(1, input == "-" ? "" : input))
            .Concat(Split(outputs).SelectMany(output => Wire.Text(2, output)))
            .Concat(Wire.Text(3, $"node{_nodes++}"))
            .Concat(Wire.Text(4, type))
            .Concat(attributes.SelectMany(attribute => Wire.Bytes(5, attribute)))
            .Concat(Wire.Text(7, domain));
        return Graph(1, node);
    }

    public OnnxBuilder Graph(int field, IEnumerable<byte> content)
    {
        _graph.AddRange(Wire.Bytes(field, content));
        return this;
    }

    /// <summary>The model; without a declared output it ends in "y".</summary>
    public byte[] ToBytes(string producer = "test")
    {
        if (!_hasOutput)
            Output("y");
        return
        [
            .. Wire.Integer(1, 8), .. Wire.Text(2, producer), .. Wire.Bytes(7, _graph),
            .. Wire.Bytes(8, Wire.Text(1, ""), Wire.Integer(2, opset)), .. Wire.Bytes(8, Wire.Text(1, "ai.onnx.ml"), Wire.Integer(2, 3)),
        ];
    }

    public static byte[] FloatTensor(string name, long[] shape, params float[] values) => Tensor(name, shape, FloatType, Wire.Bytes(9, values.SelectMany(BitConverter.GetBytes)));

    public static byte[] IntegerTensor(string name, long[] shape, params long[] values) => Tensor(name, shape, Int64Type, Wire.Bytes(9, values.SelectMany(BitConverter.GetBytes)));

    /// <summary>A tensor with data in any of its fields.</summary>
    public static byte[] Tensor(string name, long[] shape, int type, params byte[][] data) =>
        [.. shape.SelectMany(size => Wire.Integer(1, size)), .. Wire.Integer(2, type), .. Wire.Text(8, name), .. data.SelectMany(part => part)];

    public static byte[] Attribute(string name, float value) => [.. Wire.Text(1, name), .. Wire.Single(2, value), .. Wire.Integer(20, 1)];

    public static byte[] Attribute(string name, long value) => [.. Wire.Text(1, name), .. Wire.Integer(3, value), .. Wire.Integer(20, 2)];

    public static byte[] Attribute(string name, string value) => [.. Wire.Text(1, name), .. Wire.Text(4, value), .. Wire.Integer(20, 3)];

    public static byte[] Attribute(string name, byte[] tensor) => [.. Wire.Text(1, name), .. Wire.Bytes(5, tensor), .. Wire.Integer(20, 4)];

    public static byte[] Attribute(string name, params float[] values) => [.. Wire.Text(1, name), .. values.SelectMany(value => Wire.Single(7, value)), .. Wire.Integer(20, 6)];

    public static byte[] Attribute(string name, params long[] values) => [.. Wire.Text(1, name), .. values.SelectMany(value => Wire.Integer(8, value)), .. Wire.Integer(20, 7)];

    private static string[] Split(string names) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static byte[] ValueInfo(string name, int type, long?[] shape)
    {
        IEnumerable<byte> dimensions = shape.SelectMany(size => Wire.Bytes(1, size is { } number ? Wire.Integer(1, number) : Wire.Text(2, "batch")));
        return [.. Wire.Text(1, name), .. Wire.Bytes(2, Wire.Bytes(1, Wire.Integer(1, type), shape.Length == 0 ? [] : Wire.Bytes(2, dimensions)))];
    }
}
