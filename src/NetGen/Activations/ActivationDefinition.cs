using System.Threading;

namespace NetGen.Runtime;

/// <summary>
/// What is known of an activation, beside its arithmetic: each is in the file of its name, with the type that computes it. The generator and
/// NetGen.Build compile these files, too, for netstandard2.0, without the arithmetic.
/// </summary>
internal sealed partial class ActivationDefinition
{
    private ActivationDefinition(string name) => Name = name;

    /// <summary>The member of <c>Activation</c>: the name in formulas, of the type that computes it, and in files.</summary>
    public string Name { get; }

    /// <summary>f(z), in the notation of the seeds.</summary>
    public string Value { get; private init; } = "";

    /// <summary>f'(z), in terms of a = f(z) where that is cheaper.</summary>
    public string Derivative { get; private init; } = "";

    /// <summary>Whether the derivative is computed from a; otherwise from z, which the backward pass then keeps.</summary>
    public bool DerivesFromOutput { get; private init; }

    /// <summary>
    /// Whether f is a few instructions, so that a register tile applies it to each of its sums. A longer one would be inlined into the
    /// tile two dozen times, beyond what the JIT inlines in one method; it is a pass of its own over the finished sums.
    /// </summary>
    public bool IsShort { get; private init; }

    /// <summary>The same of f'.</summary>
    public bool HasShortDerivative { get; private init; }

    /// <summary>Whether f takes the whole row of z, not each of its elements: kernels of its own compute it, for outputs only.</summary>
    public bool IsOfRow { get; private init; }

    /// <summary>Whether f drops most of the negative half, which weights that start larger make good (He et al., 2015).</summary>
    public bool DropsNegatives { get; private init; }

    /// <summary>The forms that f has in ONNX graphs: the first is what is written, all are read. None for the identity, which has no operator.</summary>
    public Func<OnnxFormula[]> Onnx { get; private init; } = static () => [];

    /// <summary>What is written for double precision in its place; null where it is the same.</summary>
    public OnnxFormula? OnnxOfDouble { get; private init; }

    /// <summary>The number that f depends on; null where it has none.</summary>
    public ActivationParameter? Parameter { get; private init; }

    /// <summary>Makes a definition when somebody asks for it: a network of two activations needs two of them before its first call, not twenty.</summary>
    /// <param name="place">Where it is kept.</param>
    /// <param name="made">One that is new; another thread's, if it has been faster, is the one for all.</param>
    private static ActivationDefinition Once(ref ActivationDefinition? place, ActivationDefinition made) => Interlocked.CompareExchange(ref place, made, null) ?? made;

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
