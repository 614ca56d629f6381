using System.Diagnostics;
using NetGen.Formats.Reading;
using NetGen.ModelFiles.Tests.Writers;
using static NetGen.ModelFiles.Tests.OnnxFiles.OnnxReading;
using static NetGen.ModelFiles.Tests.Writers.OnnxBuilder;

namespace NetGen.ModelFiles.Tests.OnnxFiles;

/// <summary>Files that were damaged or made to do harm are refused with the reason, and cost no more than their length allows.</summary>
public sealed class HostileOnnxTests
{
    [Fact]
    public void What_is_no_model_is_refused()
    {
        Assert.Contains("no graph", Refusal([]), StringComparison.Ordinal);
        Assert.Contains("a model has field number 0", Refusal([0, 0]), StringComparison.Ordinal);
        Assert.Contains("claims 100 bytes, 1 are left", Refusal([58, 100, 1]), StringComparison.Ordinal);
        Assert.Contains("claims 18446744073709551615 bytes", Refusal([58, .. Wire.Varint(ulong.MaxValue), 1]), StringComparison.Ordinal);
        Assert.Contains("more than 64 bits", Refusal([8, .. Enumerable.Repeat((byte)0xFF, 12)]), StringComparison.Ordinal);
        Assert.Contains("wire type 3", Refusal([11, 12]), StringComparison.Ordinal);
        Assert.Contains("two graphs", Refusal([.. WithInput(1).ToBytes(), .. Wire.Bytes(7, [])]), StringComparison.Ordinal);
        Assert.Contains("The graph has no nodes, and the model does not say which version", Refusal([.. Wire.Bytes(7, [])]), StringComparison.Ordinal);
        Assert.Contains("no output", Refusal([.. Wire.Bytes(7, []), .. Wire.Bytes(8, Wire.Integer(2, 13))]), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_truncation_is_refused()
    {
        byte[] model = WithInput(2).Floats("W", [2, 1], 1, 2).Node("MatMul", "x W", "y").Output("y").ToBytes();
        for (int length = 0; length < model.Length; length++)
        {
            // The last field, of another set of operators, may be missing.
            if (Record.Exception(() => Read(model[..length])) is { } error)
                Assert.IsType<ModelFileException>(error);
            else
                Assert.Equal("ai.onnx.ml", System.Text.Encoding.ASCII.GetString(model[(length + 4)..(length + 14)]));
        }
    }

    [Fact]
    public void Shapes_that_do_not_match_their_data_are_refused()
    {
        Refuse(b => b.Floats("W", [2, 3], 1, 2), "'W' needs 24 bytes for its 6 elements; its raw_data has 8");
        Refuse(b => b.Floats("W", [-2, 1], 1, 2), "a dimension of -2");
        Refuse(b => b.Floats("W", [long.MaxValue, 2], 1, 2), "a dimension of 9223372036854775807");
        Refuse(b => b.Floats("W", [65536, 65536], 1, 2), "more than 2147483647 elements");
        Refuse(b => b.Floats("W", [1 << 30, 1 << 30, 0], 1, 2), "more than 2147483647 elements");
        Refuse(b => b.Initializer(Tensor("W", [2, 1], FloatType, Wire.Single(4, 1))), "has 1 elements; its shape [2, 1] needs 2");
        Refuse(b => b.Initializer(Tensor("W", [2, 1], FloatType)), "has 0 elements; its shape [2, 1] needs 2");
        Refuse(b => b.Initializer(Tensor("W", [2, 1], 8)), "has ONNX's type 8; float, double");
        Refuse(b => b.Initializer(Tensor("W", [2, 1], FloatType, Wire.Bytes(4, new byte[7]))), "needs 4 bytes, 3 are left");
        Refuse(b => b.Integers("W", 1, 2), "has integers; floating-point numbers are supported there");
        Refuse(b => b.Floats("W", [0, 0]), "is no matrix");
        Refuse(b => b.Floats("W", [3, 1], 1, 2, 3), "a value of the shape [N, 2] does not go with the matrix 'W' [3, 1]");
        Refuse(b => b.Floats("W", [2, 1, 1], 1, 2), "is no matrix");
        Refuse(b => b, "uses 'W', which no node gives");
        Refuse(b => b.Floats("W", [2, 1], 1, 2).Floats("W", [2, 1], 1, 2), "two initialisers 'W'");
        Refuse(b => b.Node("Constant", "", "W", Attribute("value", IntegerTensor("", [1], long.MinValue))), "which no dimension or index has");
        Refuse(b => b.Node("Constant", "", "W"), "none of the attributes value");
        Refuse(b => b.Node("Identity", "W", "W"), "The graph is cyclic");

        static void Refuse(Func<OnnxBuilder, OnnxBuilder> weights, string reason) =>
            Assert.Contains(reason, Refusal(weights(WithInput(2)).Node("MatMul", "x W", "y").ToBytes()), StringComparison.Ordinal);
    }

    [Fact]
    public void Graphs_that_are_no_graphs_are_refused()
    {
        Assert.Contains("The graph is cyclic", Refusal(WithInput(2).Node("Add", "x b", "a").Node("Relu", "a", "b").Node("Relu", "b", "y").ToBytes()), StringComparison.Ordinal);
        Assert.Contains("which something else gives", Refusal(WithInput(2).Node("Relu", "x", "y").Node("Tanh", "x", "y").ToBytes()), StringComparison.Ordinal);
        Assert.Contains("which something else gives", Refusal(WithInput(2).Node("Relu", "x", "x").ToBytes()), StringComparison.Ordinal);
        Assert.Contains("The output 'y' is the input", Refusal(WithInput(2).Node("Identity", "x", "y").ToBytes()), StringComparison.Ordinal);
        Assert.Contains("does not depend on an input", Refusal(WithInput(2).Floats("y", [1], 1).ToBytes()), StringComparison.Ordinal);
        Assert.Contains("has ONNX's type 7", Refusal(new OnnxBuilder().Input("x", Int64Type, null, 2).Node("Relu", "x", "y").ToBytes()), StringComparison.Ordinal);
        Assert.Contains("two inputs 'x'", Refusal(WithInput(2).Input("x", FloatType, null, 2).ToBytes()), StringComparison.Ordinal);
        Assert.Contains("it has 1 inputs; 2 are needed", Refusal(WithInput(2).Node("MatMul", "x", "y").ToBytes()), StringComparison.Ordinal);
        Assert.Contains("(MatMul): both of its inputs depend", Refusal(WithInput(2).Node("MatMul", "x x", "y").ToBytes()), StringComparison.Ordinal);
        Assert.Contains("the attribute 'alpha' twice", Refusal(WithInput(2).Node("Elu", "x", "y", Attribute("alpha", 1f), Attribute("alpha", 2f)).ToBytes()), StringComparison.Ordinal);
    }

    [Fact]
    public void Long_and_wide_graphs_are_refused_in_little_time_and_memory()
    {
        // Every graph here is a few hundred kilobytes; what it asks for is gigabytes or hours.
        var chain = WithInput(2);
        for (int i = 0; i < 20_000; i++)
            chain.Node("Identity", i == 0 ? "x" : $"v{i - 1}", $"v{i}");
        Cheap("depends on more than 16384 nodes", chain.Output("v19999").ToBytes());

        var layers = WithInput(2).Floats("W", [2, 2], 1, 2, 3, 4);
        for (int i = 0; i < 300; i++)
            layers.Node("MatMul", i == 0 ? "x W" : $"v{i - 1} W", $"v{i}");
        Cheap("more than 256 layers", layers.Output("v299").ToBytes());

        var copies = WithInput(2).Floats("W", [256, 256], new float[1 << 16]);
        for (int i = 0; i < 10_000; i++)
            copies.Node("Transpose", i == 0 ? "W" : $"v{i - 1}", $"v{i}");
        Cheap("more often than any network does", copies.Node("MatMul", "x v9999", "y").ToBytes());

        var shared = WithInput(256).Floats("W", [256, 256], new float[1 << 16]);
        for (int i = 0; i < 200; i++)
            shared.Node("MatMul", i == 0 ? "x W" : $"v{i - 1} W", $"v{i}");
        Cheap("more often than any network does", shared.Output("v199").ToBytes());

        Cheap("at most 4096 become a layer of their own", WithInput(60_000).Floats("s", [60_000], new float[60_000]).Node("Mul", "x s", "v").Node("Tanh", "v", "y").ToBytes());
        Cheap("at most 65536 are possible", new OnnxBuilder().Input("x", FloatType, null, 1L << 40).Node("Relu", "x", "y").ToBytes());

        var products = WithInput(2).Floats("W", [2, 2], 1, 2, 3, 4).Node("MatMul", "x W", "z").Floats("one", [], 1);
        for (int i = 0; i < 200; i++)
            products.Node("Add", i == 0 ? "z one" : $"p{i - 1} one", $"q{i}").Node("Mul", $"q{i} q{i}", $"p{i}");
        Cheap("no activation of NetGen", products.Output("p199").ToBytes());

        static void Cheap(string reason, byte[] model)
        {
            const long MostBytes = 256 << 20;
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Contains(reason, Refusal(model), StringComparison.Ordinal);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        }
    }
}
