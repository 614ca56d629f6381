namespace NetGen.CodeFixes;

/// <summary>
/// The names that activations, losses and precisions have in Keras, PyTorch, scikit-learn, JAX with Optax, and MATLAB, where NetGen has
/// another. A name that differs by case, dashes or underscores alone is not listed.
/// </summary>
internal static class OptionVocabulary
{
    /// <summary>For each enum its member and what others call it: lower case, without dashes and underscores.</summary>
    public static IReadOnlyList<(string Type, string Member, string[] Names)> Entries { get; } =
    [
        ("Activation", "Identity", ["none", "linear", "purelin", "passthrough", "noactivation"]),
        ("Activation", "ReLU", ["rectifier", "rectifiedlinear", "poslin", "ramp"]),
        ("Activation", "LeakyReLU", ["lrelu", "leakyrectifier"]),
        ("Activation", "ELU", ["exponentiallinear"]),
        ("Activation", "SELU", ["scaledexponentiallinear"]),
        ("Activation", "GELU", ["geluerf", "geluexact"]),
        ("Activation", "GELUTanh", ["gelunew", "gelufast", "geluapproximate", "approximategelu"]),
        ("Activation", "SiLU", ["swish", "swish1", "sigmoidlinear"]),
        ("Activation", "Softplus", ["softrelu", "smoothrelu"]),
        ("Activation", "Sigmoid", ["logistic", "logsig", "expit", "logisticsigmoid"]),
        ("Activation", "HardSigmoid", ["hsigmoid"]),
        ("Activation", "Tanh", ["tansig", "hyperbolictangent", "tangens"]),
        ("Activation", "HardTanh", ["htanh", "satlins"]),
        ("Activation", "HardSwish", ["hswish", "hardsilu"]),
        ("Activation", "Softmax", ["softargmax"]),
        ("Loss", "SoftmaxCE",
        [
            "ce", "crossentropy", "crossentropyloss", "categoricalcrossentropy", "sparsecategoricalcrossentropy", "softmaxcrossentropy",
            "softmaxcrossentropywithlogits", "softmaxcrossentropywithintegerlabels", "sparsesoftmaxcrossentropywithlogits", "nll", "nllloss",
        ]),
        ("Loss", "SigmoidBCE",
        [
            "bce", "bceloss", "bcewithlogits", "bcewithlogitsloss", "binarycrossentropy", "binarycrossentropywithlogits", "sigmoidcrossentropy",
            "sigmoidcrossentropywithlogits", "sigmoidbinarycrossentropy",
        ]),
        ("Loss", "SquaredError", ["squaredloss", "halfsquarederror", "l2loss"]),
        ("Loss", "MSE", ["meansquarederror", "mseloss", "l2"]),
        ("Loss", "MAE", ["meanabsoluteerror", "absoluteerror", "l1", "l1loss"]),
        ("Loss", "Huber", ["huberloss", "smoothl1", "smoothl1loss"]),
        ("Precision", "Single", ["float", "float32", "fp32", "f32"]),
        ("Precision", "Double", ["float64", "fp64", "f64"]),
        ("Unroll", "Always", ["full", "on", "yes"]),
        ("Unroll", "Never", ["none", "off", "no"]),
    ];

    /// <summary>The member of an enum that others call by a name; null for a name that is not listed.</summary>
    public static string? Find(string type, string name)
    {
        string plain = name.Replace("_", "").Replace("-", "").ToLowerInvariant();
        return Entries.FirstOrDefault(entry => entry.Type == type && entry.Names.Contains(plain)).Member;
    }
}
