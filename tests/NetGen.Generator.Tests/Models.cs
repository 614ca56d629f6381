namespace NetGen.Generator.Tests;

/// <summary>The model files of the tests' projects, as the build describes them.</summary>
internal static class Models
{
    /// <summary>4-3-2, tanh, then nothing.</summary>
    public static ModelFile Policy { get; } = ModelFile.Small("policy.onnx", ["4 3 Tanh fc1.weight 3x4 fc1.bias", "3 2 Identity fc2.weight 2x3 fc2.bias"]);

    /// <summary>4-3-2, of which the file does not tell the activations.</summary>
    public static ModelFile Untold { get; } = ModelFile.Small("untold.safetensors", ["4 3 ? fc1.weight 3x4 fc1.bias", "3 2 ? fc2.weight 2x3 fc2.bias"]);

    /// <summary>4-3-2 in NetGen's own order, without biases.</summary>
    public static ModelFile Unbiased { get; } = ModelFile.Small("unbiased.safetensors", ["4 3 Sigmoid layers.1.weight 4x3 ?", "3 2 Identity layers.2.weight 3x2 ?"]);

    /// <summary>3-2, whose outputs are logarithms of probabilities.</summary>
    public static ModelFile LogSoftmax { get; } = ModelFile.Small("classifier.onnx", ["3 2 LogSoftmax fc.weight 2x3 fc.bias"]);

    /// <summary>2-1 of double precision, which single precision cannot hold.</summary>
    public static ModelFile Timed { get; } = ModelFile.Small("timed.onnx", ["2 1 Identity fc.weight 1x2 fc.bias"]).OfDouble("the scaling costs 0.364");

    /// <summary>2-3-2 that subtracts Unix times, which weights cannot hold.</summary>
    public static ModelFile Clocked { get; } = ModelFile.Small("clocked.onnx", ["2 3 Tanh fc1.weight 3x2 fc1.bias", "3 2 Identity fc2.weight 2x3 fc2.bias"])
        .Scaled("the scaling costs 0.5", "inputs|single|1700000000 0.1|0.00390625 -3");

    /// <summary>2-3-2 whose scaling weights can hold; its outputs are scaled, too, by numbers of double precision.</summary>
    public static ModelFile Scaled { get; } = ModelFile.Small("scaled.onnx", ["2 3 Tanh fc1.weight 3x2 fc1.bias", "3 2 Identity fc2.weight 2x3 fc2.bias"])
        .Foldable("inputs|single|1.5 -2|0.25 4", "outputs|double|0.1 -7|-0.3 100");

    /// <summary>2-3-2 of NetGen's own, of a network that scales its inputs, and of one that scales nothing.</summary>
    public static ModelFile[] Own { get; } =
    [
        ModelFile.Small("own.safetensors", ["2 3 Tanh layers.1.weight 2x3 layers.1.bias", "3 2 Identity layers.2.weight 3x2 layers.2.bias"]).Scaled(null, "inputs|single|1 2|3 4"),
        ModelFile.Small("plain.safetensors", ["2 3 Tanh layers.1.weight 2x3 layers.1.bias", "3 2 Identity layers.2.weight 3x2 layers.2.bias"]).Scaled(null, "none"),
    ];

    /// <summary>A 3-2 in each of two folders.</summary>
    public static ModelFile[] Namesakes { get; } =
    [
        ModelFile.Small("left/arm.onnx", ["3 2 Identity fc.weight 2x3 fc.bias"]),
        ModelFile.Small("right/arm.onnx", ["3 2 Tanh fc.weight 2x3 fc.bias"]),
    ];

    /// <summary>6-4-3, relu, whose parameters are in a resource.</summary>
    public static ModelFile Large { get; } = ModelFile.Large(
        "models/large.onnx",
        ["6 4 ReLU fc1.weight 4x6 fc1.bias", "4 3 Identity fc2.weight 3x4 fc2.bias"],
        [.. Enumerable.Range(0, 43).Select(index => MathF.Sin(index))]);

    /// <summary>A 3-2 from outside the project.</summary>
    public static ModelFile Outside { get; } = ModelFile.Small("../shared/robots/hand.onnx", ["3 2 Identity fc.weight 2x3 fc.bias"]);

    /// <summary>A project that lists all of them.</summary>
    public static CompilationSettings Project { get; } =
        CompilationSettings.Default with { ModelFiles = [Policy, Untold, Unbiased, LogSoftmax, Timed, Clocked, Scaled, .. Own, .. Namesakes, Large, Outside] };
}
