using NetGen.ModelFiles.Tests.Reference;
using NetGen.ModelFiles.Tests.Writers;
using static NetGen.ModelFiles.Tests.OnnxFiles.OnnxReading;
using static NetGen.ModelFiles.Tests.Writers.OnnxBuilder;

namespace NetGen.ModelFiles.Tests.OnnxFiles;

/// <summary>Graphs in the form of exporters that are not installed for the tests, rebuilt node by node.</summary>
public sealed class ExporterGraphTests
{
    [Fact]
    public void A_classifier_of_skl2onnx_behind_a_scaler_gives_the_probabilities()
    {
        byte[] model = WithInput(2, 15).NodeIn("ai.onnx.ml", "Scaler", "x", "variable", Attribute("offset", 1f, 2f), Attribute("scale", 0.5f, 0.25f))
            .Floats("coefficient", [2, 3], 1, 2, 3, 4, 5, 6).Floats("intercepts", [1, 3], 7, 8, 9).Floats("coefficient1", [3, 3], 1, 0, 0, 0, 1, 0, 0, 0, 1).Floats("intercepts1", [1, 3], 0.1f, 0.2f, 0.3f)
            .Node("Cast", "variable", "cast_input", Attribute("to", 1L)).Node("MatMul", "cast_input coefficient", "mul_result").Node("Add", "mul_result intercepts", "add_result").Node("Relu", "add_result", "next_activations")
            .Node("MatMul", "next_activations coefficient1", "mul_result1").Node("Add", "mul_result1 intercepts1", "add_result1").Node("Softmax", "add_result1", "probabilities", Attribute("axis", -1L))
            .Node("ArgMax", "probabilities", "argmax_output", Attribute("axis", 1L)).NodeIn("ai.onnx.ml", "ArrayFeatureExtractor", "classes argmax_output", "output_label")
            .NodeIn("ai.onnx.ml", "ZipMap", "probabilities", "output_probability").Output("output_label", Int64Type).UntypedOutput("output_probability").ToBytes();
        DenseModel read = Read(model);
        Assert.Equal(["ReLU", "Softmax"], read.Layers.Select(layer => layer.Activation));
        double[] hidden = [.. Enumerable.Range(0, 3).Select(j => Math.Max(0, (3 - 1) * 0.5 * (1 + j) + (6 - 2) * 0.25 * (4 + j) + 7 + j))];
        double[] expected = DenseModelEvaluation.Activate("Softmax", [hidden[0] + 0.1f, hidden[1] + 0.2f, hidden[2] + 0.3f]);
        Assert.Equal(expected.Select(value => Math.Round(value, 12)), read.Evaluate([3, 6]).Select(value => Math.Round(value, 12)));
    }

    [Fact]
    public void A_policy_of_discrete_actions_is_asked_for_its_logits_rather_than_read_as_its_critic()
    {
        byte[] model = WithInput(2, 14).Floats("A", [2, 3], 1, 2, 3, 4, 5, 6).Floats("C", [2, 1], 1, 2).Node("Flatten", "x", "f").Node("Gemm", "f A", "logits").Node("Gemm", "f C", "values")
            .Node("ArgMax", "logits", "actions").Node("LogSoftmax", "logits", "log_prob").Output("actions", Int64Type).Output("values").Output("log_prob").ToBytes();
        Assert.Contains("The first output 'actions' is not of floating-point numbers, and there are several others: 'actions', 'values', 'log_prob'. Name the value", Refusal(model), StringComparison.Ordinal);
        Assert.Equal("A", Assert.Single(Read(model, "logits").Layers).WeightName);
    }

    [Fact]
    public void A_model_of_Keras_with_a_normalisation_and_an_activation_in_its_formula_is_read()
    {
        byte[] model = WithInput(2, 13).Floats("sequential/normalization/Sub/y:0", [1, 2], 1, 2).Floats("sequential/normalization/Sqrt:0", [1, 2], 2, 4)
            .Floats("sequential/dense/MatMul/ReadVariableOp:0", [2, 2], 1, 2, 3, 4).Floats("sequential/dense/BiasAdd/ReadVariableOp:0", [2], 5, 6).Floats("half", [], 0.5f)
            .Node("Sub", "x sequential/normalization/Sub/y:0", "s").Node("Div", "s sequential/normalization/Sqrt:0", "d").Node("MatMul", "d sequential/dense/MatMul/ReadVariableOp:0", "m").Node("Add", "m sequential/dense/BiasAdd/ReadVariableOp:0", "b")
            .Node("Sigmoid", "b", "g").Node("Mul", "b g", "y").ToBytes();
        DenseLayer layer = Assert.Single(Read(model).Layers);
        Assert.Equal("SiLU", layer.Activation);
        Assert.Equal([0.5, 1, 0.75, 1], layer.Weights);
        Assert.Equal([5 - 0.5 - 1.5, 6 - 1 - 2.0], layer.Biases!);
    }
}
