using NetGen.Formats.Reading;
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
        Assert.Equal(["ReLU", "Softmax"], read.Layers.Select(layer => layer.Activation!.Name));
        double[] hidden = [.. Enumerable.Range(0, 3).Select(j => Math.Max(0, (3 - 1) * 0.5 * (1 + j) + (6 - 2) * 0.25 * (4 + j) + 7 + j))];
        double[] expected = DenseModelEvaluation.Activate("Softmax", [hidden[0] + 0.1f, hidden[1] + 0.2f, hidden[2] + 0.3f]);
        Assert.Equal(expected.Select(value => Math.Round(value, 12)), read.Evaluate([3, 6]).Select(value => Math.Round(value, 12)));
    }

    [Fact]
    public void A_policy_of_discrete_actions_is_asked_for_its_logits_rather_than_read_as_its_critic()
    {
        byte[] model = WithInput(2, 14).Floats("A", [2, 3], 1, 2, 3, 4, 5, 6).Floats("C", [2, 1], 1, 2).Node("Flatten", "x", "f").Node("Gemm", "f A", "logits").Node("Gemm", "f C", "values")
            .Node("ArgMax", "logits", "actions").Node("LogSoftmax", "logits", "log_prob").Output("actions", Int64Type).Output("values").Output("log_prob").ToBytes();
        Assert.Contains("The first output 'actions' is not of floating-point numbers, and there are several others. The graph's outputs are 'actions', 'values', 'log_prob': name the value", Refusal(model), StringComparison.Ordinal);
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
        Assert.Equal("SiLU", layer.Activation!.Name);
        Assert.Equal([0.5, 1, 0.75, 1], layer.Weights);
        Assert.Equal([5 - 0.5 - 1.5, 6 - 1 - 2.0], layer.Biases!);
    }

    /// <summary>skl2onnx 1.18 to 1.20: one neuron p, and the probabilities 1 - p and p.</summary>
    [Fact]
    public void A_classifier_of_skl2onnx_for_two_classes_gives_both_probabilities()
    {
        byte[] model = WithInput(2, 14).Floats("coefficient", [2, 2], 1, -2, 3, 4).Floats("intercepts", [1, 2], 0.5f, 0.25f).Floats("coefficient1", [2, 1], 0.5f, -1).Floats("intercepts1", [1, 1], -0.125f)
            .Floats("unity", [], 1).Integers("shape_tensor", -1)
            .Node("Cast", "x", "cast_input", Attribute("to", 1L)).Node("MatMul", "cast_input coefficient", "mul_result").Node("Add", "mul_result intercepts", "add_result").Node("Relu", "add_result", "next_activations")
            .Node("MatMul", "next_activations coefficient1", "mul_result1").Node("Add", "mul_result1 intercepts1", "add_result1").Node("Sigmoid", "add_result1", "out_activations_result")
            .Node("Sub", "unity out_activations_result", "negative_class_proba").Node("Concat", "negative_class_proba out_activations_result", "probabilities", Attribute("axis", 1L))
            .Node("ArgMax", "probabilities", "argmax_output", Attribute("axis", 1L)).NodeIn("ai.onnx.ml", "ZipMap", "probabilities", "output_probability")
            .NodeIn("ai.onnx.ml", "ArrayFeatureExtractor", "classes argmax_output", "array_feature_extractor_result").Node("Reshape", "array_feature_extractor_result shape_tensor", "reshaped_result")
            .Node("Cast", "reshaped_result", "label", Attribute("to", 7L)).Node("Cast", "label", "output_label", Attribute("to", 7L))
            .Output("output_label", Int64Type).UntypedOutput("output_probability").ToBytes("skl2onnx");
        DenseModel read = Read(model);
        Assert.Equal(["ReLU", "Sigmoid"], read.Layers.Select(layer => layer.Activation!.Name));
        Assert.Contains("The graph joins 2 functions of the layer of 'coefficient1'; the layer has 2 neurons for them.", read.Remarks);
        foreach (double[] input in new double[][] { [1, 2], [-1, 0.5], [3, -4] })
        {
            double z = 0.5 * Math.Max(0, input[0] + 3 * input[1] + 0.5) - Math.Max(0, -2 * input[0] + 4 * input[1] + 0.25) - 0.125;
            double p = 1 / (1 + Math.Exp(-z));
            double[] actual = read.Evaluate(input);
            Assert.Equal(1 - p, actual[0], 1e-12);
            Assert.Equal(p, actual[1], 1e-12);
        }

        // The one neuron itself, by its name.
        Assert.Equal(1, Read(model, "out_activations_result").Layers[^1].Outputs);
    }

    [Fact]
    public void Values_that_are_not_functions_of_one_layer_are_not_joined()
    {
        Refuse(b => b.Node("Sigmoid", "z", "s").Node("Tanh", "z", "t").Node("Concat", "s t", "y", Attribute("axis", 1L)));
        Refuse(b => b.Node("Sigmoid", "z", "s").Node("Concat", "s s", "y", Attribute("axis", 0L)));
        Refuse(b => b.Node("MatMul", "x W", "v").Node("Sigmoid", "z", "s").Node("Sigmoid", "v", "t").Node("Concat", "s t", "y", Attribute("axis", 1L)));

        static void Refuse(Func<OnnxBuilder, OnnxBuilder> nodes) => Assert.Contains(
            "(Concat): it joins 2 values; in a fully connected network each layer has one layer before it",
            Refusal(nodes(WithInput(2).Floats("W", [2, 1], 1, 2).Node("MatMul", "x W", "z")).ToBytes()), StringComparison.Ordinal);
    }

    /// <summary>The actor of SAC, deterministic: of the branch of the deviations the graph takes the shape only.</summary>
    [Fact]
    public void An_actor_of_Stable_Baselines3_with_a_branch_of_deviations_is_its_mean()
    {
        byte[] one = Attribute("value", FloatTensor("", [1], 1)), zero = Attribute("value", FloatTensor("", [1], 0));
        OnnxBuilder builder = WithInput(2, 17).Input("state_ins", FloatType, (long?)null)
            .Floats("actor.latent_pi.0.weight", [3, 2], 1, 2, -3, 4, 5, -6).Floats("actor.latent_pi.0.bias", [3], 0.1f, 0.2f, 0.3f)
            .Floats("actor.mu.weight", [2, 3], 1, 0.5f, -1, 0.25f, 1, 2).Floats("actor.mu.bias", [2], 0.5f, -0.5f).Floats("actor.log_std.weight", [2, 3], 1, 1, 1, 1, 1, 1).Floats("actor.log_std.bias", [2], 1, 1)
            .Node("Cast", "x", "cast", Attribute("to", 1L)).Node("Flatten", "cast", "flat", Attribute("axis", 1L))
            .Node("Gemm", "flat actor.latent_pi.0.weight actor.latent_pi.0.bias", "g", Attribute("transB", 1L)).Node("Relu", "g", "latent")
            .Node("Gemm", "latent actor.mu.weight actor.mu.bias", "mu", Attribute("transB", 1L)).Node("Gemm", "latent actor.log_std.weight actor.log_std.bias", "log_std", Attribute("transB", 1L))
            .Node("Constant", "", "low", Attribute("value", FloatTensor("", [], -20))).Node("Constant", "", "high", Attribute("value", FloatTensor("", [], 2))).Node("Clip", "log_std low high", "clip")
            .Node("Shape", "mu", "shape").Node("ConstantOfShape", "shape", "ones", one).Node("Exp", "clip", "exp").Node("Mul", "ones exp", "std")
            .Node("Shape", "mu", "shape1").Node("ConstantOfShape", "shape1", "zeros", zero).Node("Add", "zeros mu", "mean").Node("Add", "mean std", "sample")
            .Node("Shape", "sample", "shape2").Node("Expand", "mu shape2", "expanded").Node("Tanh", "expanded", "output").Node("Identity", "state_ins", "state_outs")
            .Node("Tanh", "sample", "sampled");
        DenseModel read = Read(builder.Output("output").Output("state_outs").ToBytes("pytorch"));
        Assert.Equal(["ReLU", "Tanh"], read.Layers.Select(layer => layer.Activation!.Name));
        Assert.Equal("actor.mu.weight", read.Layers[1].WeightName);
        double[] h = [Math.Max(0, 1 * 0.5 + 2 * -0.25 + 0.1f), Math.Max(0, -3 * 0.5 + 4 * -0.25 + 0.2f), Math.Max(0, 5 * 0.5 + -6 * -0.25 + 0.3f)];
        double[] expected = [Math.Tanh(h[0] + 0.5 * h[1] - h[2] + 0.5), Math.Tanh(0.25 * h[0] + h[1] + 2 * h[2] - 0.5)];
        Assert.Equal(expected.Select(value => Math.Round(value, 12)), read.Evaluate([0.5, -0.25]).Select(value => Math.Round(value, 12)));

        // Numbers of both branches are another matter.
        Assert.Contains("Node 'node16' (Add): it joins two branches of the graph", Assert.Throws<ModelFileException>(() => Read(builder.ToBytes(), "sampled")).Message, StringComparison.Ordinal);
        Assert.Contains("Node 'node16' (Add): it joins two branches of the graph", Assert.Throws<ModelFileException>(() => Read(builder.ToBytes(), "sample")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_an_expansion_to_the_same_shape_is_read()
    {
        OnnxBuilder builder = WithInput(2).Floats("W", [2, 1], 1, 2).Node("MatMul", "x W", "z").Integers("wide", 1, 3).Node("Expand", "z wide", "y");
        Assert.Contains("(Expand): it expands [N, 1] to [1, 3]; the shape that the value has is supported", Refusal(builder.ToBytes()), StringComparison.Ordinal);
        foreach (long[] size in new long[][] { [0], [-5], [long.MaxValue, long.MaxValue], [1 << 14, 1 << 14] })
        {
            builder = WithInput(2).Floats("W", [2, 1], 1, 2).Node("MatMul", "x W", "z").Integers("size", size).Node("ConstantOfShape", "size", "c").Node("Add", "z c", "y");
            Assert.Contains("(ConstantOfShape): its shape has a dimension of", Refusal(builder.ToBytes()), StringComparison.Ordinal);
        }
    }

    /// <summary>ML-Agents writes the version of its format first, clips what it normalised, and clips and scales the action.</summary>
    [Fact]
    public void A_policy_of_ML_Agents_is_read_from_the_output_that_is_named()
    {
        byte[] model = new OnnxBuilder(9).Input("obs_0", FloatType, null, 2).Floats("running_mean", [2], 1, 2).Floats("deviation", [2], 0.5f, 4)
            .Floats("version_number.1", [1], 3).Floats("seq_layers.0.weight", [2, 2], 1, 2, 3, 4).Floats("seq_layers.0.bias", [2], 0.5f, -0.5f).Floats("mu.weight", [1, 2], 1, -1).Floats("mu.bias", [1], 0.25f)
            .Node("Sub", "obs_0 running_mean", "s").Node("Div", "s deviation", "d").Node("Clip", "d", "n", Attribute("max", 5f), Attribute("min", -5f)).Node("Concat", "n", "c", Attribute("axis", 1L))
            .Node("Gemm", "c seq_layers.0.weight seq_layers.0.bias", "z", Attribute("transB", 1L)).Node("Sigmoid", "z", "g").Node("Mul", "z g", "h").Node("Gemm", "h mu.weight mu.bias", "mu", Attribute("transB", 1L))
            .Node("Clip", "mu", "m", Attribute("max", 3f), Attribute("min", -3f)).Node("Constant", "", "three", Attribute("value", FloatTensor("", [], 3))).Node("Div", "m three", "deterministic_continuous_actions")
            .Node("Identity", "version_number.1", "version_number").Output("version_number").Output("deterministic_continuous_actions").ToBytes("pytorch");
        Assert.Equal(
            "The output 'version_number' does not depend on an input. The graph's outputs are 'version_number', 'deterministic_continuous_actions': name the value that the network ends in, "
            + "OutputName=\"deterministic_continuous_actions\" at the NetGenModel item or new() { OutputName = \"deterministic_continuous_actions\" } in the call of Onnx.Load.",
            Refusal(model));
        DenseModel read = Read(model, "deterministic_continuous_actions");
        Assert.Equal(["HardTanh", "SiLU", "HardTanh"], read.Layers.Select(layer => layer.Activation!.Name));
        Assert.Contains("HardTanh of constants times the input became a layer of its own, 2 to 2.", read.Remarks);
        foreach (double[] input in new double[][] { [1.5, 3], [100, -100], [0.75, 1] })
        {
            double[] n = [Math.Clamp((input[0] - 1) / 0.5, -5, 5), Math.Clamp((input[1] - 2) / 4, -5, 5)];
            double[] z = [n[0] + 2 * n[1] + 0.5, 3 * n[0] + 4 * n[1] - 0.5];
            double mu = z[0] / (1 + Math.Exp(-z[0])) - z[1] / (1 + Math.Exp(-z[1])) + 0.25;
            Assert.Equal(Math.Clamp(mu, -3, 3) / 3, read.Evaluate(input)[0], 1e-6);
        }
    }
}
