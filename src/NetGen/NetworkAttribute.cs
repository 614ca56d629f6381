namespace NetGen;

/// <summary>
/// Makes the generator write a fully connected network into the annotated <c>partial class</c>: parameters, forward and
/// backward passes, specialised to the given sizes.
/// </summary>
/// <example>
/// <code>
/// [Network(3, 4, 2, Activation = ReLU, Loss = SoftmaxCE)]
/// public partial class TestNet;
/// </code>
/// </example>
/// <param name="sizes">The number of neurons of each layer, inputs first: at least two, each at least one.</param>
/// <remarks>
/// A <c>static partial class</c> with <see cref="Weights"/> becomes a frozen network: static methods, nothing to construct,
/// nothing that changes.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class NetworkAttribute(params int[] sizes) : Attribute
{
    /// <summary>Takes the architecture from a model file too: sizes, biases, and activations where the file tells them.</summary>
    /// <param name="modelFile">The file, as for <see cref="Weights"/>.</param>
    public NetworkAttribute(string modelFile)
        : this(sizes: []) => Weights = modelFile;

    /// <summary>The number of neurons of each layer, inputs first; empty where a model file has them.</summary>
    public IReadOnlyList<int> Sizes { get; } = sizes;

    /// <summary>The activation of every hidden layer. The default is <see cref="Activation.ReLU"/>.</summary>
    public Activation Activation { get; set; } = Activation.ReLU;

    /// <summary>One activation per hidden layer, instead of <see cref="Activation"/>.</summary>
    public Activation[]? Activations { get; set; }

    /// <summary>
    /// The number that the activation of the hidden layers depends on: the slope of <see cref="Activation.LeakyReLU"/> (by default 0.01), the alpha
    /// of <see cref="Activation.ELU"/> (1) or of <see cref="Activation.HardSigmoid"/> (1/6). Of several activations one has it.
    /// </summary>
    public double ActivationParameter { get; set; } = double.NaN;

    /// <summary>
    /// The activation of the output layer. The default is <see cref="Activation.Identity"/>, or the activation that the
    /// loss is fused with: Softmax for <see cref="Loss.SoftmaxCE"/> (LogSoftmax where this asks for it), Sigmoid for <see cref="Loss.SigmoidBCE"/>.
    /// Softmax has no value where a sum of the layer is infinity, or all are -infinity: all outputs are NaN then.
    /// </summary>
    public Activation Output { get; set; }

    /// <summary>The number that the activation of the output layer depends on, as <see cref="ActivationParameter"/>.</summary>
    public double OutputParameter { get; set; } = double.NaN;

    /// <summary>The loss that the backward pass differentiates. The default is <see cref="Loss.SquaredError"/>.</summary>
    public Loss Loss { get; set; }

    /// <summary>
    /// Which numbers the network scales by itself: raw rows go in, raw predictions come out, and files keep what they are scaled by. The class has
    /// <c>InputScaling</c>, <c>OutputScaling</c> or both; <c>Standardize = true</c> of a training sets them from its samples. The loss of scaled outputs, and
    /// its gradients, are in scaled units. Outputs are scaled for regression only; the default is none.
    /// </summary>
    public Scaling Scaling { get; set; }

    /// <summary>
    /// The factor of the L2 penalty: adds L2 * sum W^2 to the loss and 2 * L2 * W to the gradient; biases are excluded. The default is 0.
    /// </summary>
    public double L2 { get; set; }

    /// <summary>Whether each layer adds a bias: z = a W + b, or z = a W. The default is true.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>The floating-point type of everything the network computes. The default is <see cref="Precision.Single"/>.</summary>
    public Precision Precision { get; set; }

    /// <summary>Named scalars or loops. The default, <see cref="Unroll.Auto"/>, is the faster of the two for the shape.</summary>
    public Unroll Unroll { get; set; }

    /// <summary>
    /// A model file whose weights the network has: a frozen one for good, another one to start from. The file is one that the
    /// project lists, by <c>&lt;NetGenModel Include="policy.onnx" /&gt;</c>; its name alone is enough where no other has the same.
    /// It is read when the project is built, and what does not fit the attribute is a compile error.
    /// </summary>
    public string? Weights { get; set; }

    /// <summary>A budget: more parameters than this are a compile error. Without it there is none.</summary>
    public long MaxParameters { get; set; }

    /// <summary>A budget: parameters of more bytes than this are a compile error. Without it there is none.</summary>
    public long MaxBytes { get; set; }
}
