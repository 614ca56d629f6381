namespace NetGen.Tests.Golden;

/// <summary>Nothing in the folder is missed: a file that is missing, new, unread or of an unknown form fails here.</summary>
public sealed class GoldenFolderTests
{
    /// <summary>The cases there must be. A new case is added to make_golden.py, to the folder and here.</summary>
    private const string Known = """
        bce-extreme-logits
        gradient-clipping
        hidden-ELU
        hidden-GELU
        hidden-GELUTanh
        hidden-HardSigmoid
        hidden-HardSwish
        hidden-HardTanh
        hidden-Identity
        hidden-LeakyReLU
        hidden-Mish
        hidden-ReLU
        hidden-ReLU6
        hidden-SELU
        hidden-SiLU
        hidden-Sigmoid
        hidden-Softplus
        hidden-Softsign
        hidden-Tanh
        iris-like-4-16-16-3
        log-softmax-ce
        log-softmax-extreme-logits
        log-softmax-wide-19-33-21
        logistic-regression
        loss-Huber
        loss-MAE
        loss-MSE
        loss-SquaredError
        mixed-activations
        optimizer-Adagrad
        optimizer-Adam
        optimizer-AdamAMSGrad
        optimizer-AdamW
        optimizer-RMSprop
        optimizer-SGD
        optimizer-SGD-weight-decay
        optimizer-SGDMomentum
        optimizer-SGDNesterov
        output-ELU
        output-GELU
        output-GELUTanh
        output-HardSigmoid
        output-HardSwish
        output-HardTanh
        output-Identity
        output-LeakyReLU
        output-LogSoftmax
        output-Mish
        output-ReLU
        output-ReLU6
        output-SELU
        output-SiLU
        output-Sigmoid
        output-Softplus
        output-Softsign
        output-Tanh
        policy-4-64-64-2
        relu-at-zero
        seed000-sigmoid-bce
        seed000-sigmoid-generic-loss
        seed000-sigmoid-softmax-ce
        seed001-relu-softmax
        seed001-relu-softmax-l2
        seed002-testnet
        seed002-testnet-single
        seed003-worked-example
        seed004-binary
        seed004-general
        seed004-k-classes-single
        seed004-three-layers-no-bias
        softmax-extreme-logits
        softmax-regression
        wide-17-33-19-11
        """;

    private static string[] KnownNames => Known.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public void The_folder_holds_the_known_cases_and_no_others() =>
        Assert.Equal(KnownNames.Order(StringComparer.Ordinal), Directory.EnumerateFiles(GoldenFolder.Location).Select(path => Path.GetFileName(path))
            .Select(file => file.EndsWith(".json", StringComparison.Ordinal) ? file[..^5] : file).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_theory_enumerates_every_case()
    {
        Assert.Equal(KnownNames.Order(StringComparer.Ordinal), GoldenFolder.Names);
        Assert.Equal(KnownNames.Length, GoldenFolder.Rows.Count);
    }

    /// <summary>A case with more than the common fields is a trajectory or a clipping; nothing else exists, so nothing else is ignored.</summary>
    [Fact]
    public void Every_case_is_of_a_known_kind()
    {
        foreach ((string name, GoldenCase golden) in GoldenFolder.Cases)
        {
            bool trajectory = name.StartsWith("optimizer-", StringComparison.Ordinal);
            Assert.Equal(trajectory, golden.Steps is not null);
            Assert.Equal(trajectory, golden.WeightDecay is not null);
            bool clipping = name == "gradient-clipping";
            Assert.Equal(clipping, golden.ClipNorm is not null);
            Assert.Equal(clipping, golden.GradientNorm is not null);
            Assert.Equal(clipping, golden.Clipped is not null);
        }
    }

    [Fact]
    public void An_unknown_field_fails_the_reading()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "relu-at-zero.json");
        string text = File.ReadAllText(Path.Combine(GoldenFolder.Location, "relu-at-zero.json"));

        File.WriteAllText(path, text);
        Assert.Equal("relu-at-zero", GoldenCase.Read(path).Name);
        File.WriteAllText(path, text.Replace("\"l2\":", "\"surprise\":1,\"l2\":", StringComparison.Ordinal));
        Assert.Throws<System.Text.Json.JsonException>(() => GoldenCase.Read(path));
        File.WriteAllText(path, text.Replace("\"loss\":\"SquaredError\"", "\"loss\":\"Surprise\"", StringComparison.Ordinal));
        Assert.Throws<System.Text.Json.JsonException>(() => GoldenCase.Read(path));
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }
}
