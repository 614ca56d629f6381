using System.Reflection;

namespace NetGen.Tests.Networks;

/// <summary>
/// The networks that this project declares, as a user would: the shapes below, chosen for the ways in which a kernel can be
/// computed and for sizes that no vector width divides, and those of the seeds.
/// </summary>
internal static class TestNetworks
{
    /// <summary>Every class of this assembly that carries the attribute.</summary>
    public static IReadOnlyList<Type> All { get; } =
        [.. typeof(TestNetworks).Assembly.GetTypes().Where(type => type.IsDefined(typeof(NetworkAttribute))).OrderBy(type => type.FullName, StringComparer.Ordinal)];

    /// <summary>Those declared in this file.</summary>
    public static IReadOnlyList<Type> Types { get; } = [.. All.Where(type => type.Namespace == typeof(TestNetworks).Namespace)];

    public static IEnumerable<Type> Doubles => Types.Where(type => Attribute(type).Precision == Precision.Double);

    public static IEnumerable<Type> Classifiers => Types.Where(type => Attribute(type).Loss == SoftmaxCE);

    /// <summary>Small enough to try every distance of every pair of arguments.</summary>
    public static IEnumerable<Type> ForOverlaps => Types.Where(type => Attribute(type).Sizes.Max() <= 17);

    public static NetworkAttribute Attribute(Type type) => type.GetCustomAttribute<NetworkAttribute>()!;

    /// <summary>The reference of a declared network.</summary>
    public static Reference.ReferenceNetwork Reference(Type type)
    {
        NetworkAttribute attribute = Attribute(type);
        int[] sizes = [.. attribute.Sizes];
        Activation[] hidden = attribute.Activations ?? [.. Enumerable.Repeat(attribute.Activation, sizes.Length - 2)];
        Activation output = attribute.Loss switch { SoftmaxCE => attribute.Output == LogSoftmax ? LogSoftmax : Softmax, SigmoidBCE => Sigmoid, _ => attribute.Output };
        return new Reference.ReferenceNetwork(sizes, [.. hidden, output], attribute.Loss, attribute.Bias, attribute.L2, attribute.ActivationParameter, attribute.OutputParameter);
    }
}

/// <summary>The README's network: small enough for named scalars.</summary>
[Network(3, 4, 2, Activation = ReLU, Loss = SoftmaxCE)]
internal sealed partial class SmallSingle;

/// <summary>The same in double.</summary>
[Network(3, 4, 2, Activation = ReLU, Loss = SoftmaxCE, Precision = Precision.Double)]
internal sealed partial class SmallDouble;

/// <summary>The same as loops.</summary>
[Network(3, 4, 2, Activation = ReLU, Loss = SoftmaxCE, Unroll = Unroll.Never)]
internal sealed partial class SmallLoopsSingle;

/// <summary>The same as loops in double.</summary>
[Network(3, 4, 2, Activation = ReLU, Loss = SoftmaxCE, Unroll = Unroll.Never, Precision = Precision.Double)]
internal sealed partial class SmallLoopsDouble;

/// <summary>The least network there is.</summary>
[Network(1, 1, Precision = Precision.Double)]
internal sealed partial class LeastDouble;

/// <summary>A size of one at every place, as loops.</summary>
[Network(1, 3, 1, Activation = Tanh, Loss = SigmoidBCE, Unroll = Unroll.Never)]
internal sealed partial class OnesSingle;

/// <summary>The same in double.</summary>
[Network(1, 3, 1, Activation = Tanh, Loss = SigmoidBCE, Unroll = Unroll.Never, Precision = Precision.Double)]
internal sealed partial class OnesDouble;

/// <summary>Softmax that is not fused with the loss.</summary>
[Network(4, 6, 5, Activation = Tanh, Output = Softmax, Loss = SquaredError, Precision = Precision.Double)]
internal sealed partial class FreeSoftmaxDouble;

/// <summary>The logarithms of softmax as named scalars.</summary>
[Network(3, 4, 2, Activation = ReLU, Output = LogSoftmax, Loss = SoftmaxCE)]
internal sealed partial class LogSoftmaxSingle;

/// <summary>The same as loops in double.</summary>
[Network(3, 4, 2, Activation = ReLU, Output = LogSoftmax, Loss = SoftmaxCE, Unroll = Unroll.Never, Precision = Precision.Double)]
internal sealed partial class LogSoftmaxLoopsDouble;

/// <summary>More outputs than a vector has lanes.</summary>
[Network(5, 9, 37, Activation = Tanh, Output = LogSoftmax, Loss = SoftmaxCE)]
internal sealed partial class LogSoftmaxWideSingle;

/// <summary>Log softmax that is not fused with the loss.</summary>
[Network(4, 6, 5, Activation = Tanh, Output = LogSoftmax, Loss = Huber, Precision = Precision.Double)]
internal sealed partial class FreeLogSoftmaxDouble;

/// <summary>The same as loops in float.</summary>
[Network(4, 6, 5, Activation = Tanh, Output = LogSoftmax, Loss = SquaredError, Unroll = Unroll.Never)]
internal sealed partial class FreeLogSoftmaxLoopsSingle;

/// <summary>Named scalars as far as they go.</summary>
[Network(17, 9, 5, Activation = Sigmoid, Output = Sigmoid, Unroll = Unroll.Always, Precision = Precision.Double)]
internal sealed partial class UnrolledDouble;

/// <summary>No size is a multiple of a vector width.</summary>
[Network(17, 33, 65, 3, Activation = Tanh, Loss = SoftmaxCE)]
internal sealed partial class AwkwardSingle;

/// <summary>The same in double.</summary>
[Network(17, 33, 65, 3, Activation = Tanh, Loss = SoftmaxCE, Precision = Precision.Double)]
internal sealed partial class AwkwardDouble;

/// <summary>Many inputs, one output: few sums, long ones.</summary>
[Network(65, 1, Output = Sigmoid, Precision = Precision.Double)]
internal sealed partial class NarrowDouble;

/// <summary>The same in float, behind a hidden layer.</summary>
[Network(131, 5, 1, Activation = ReLU, Loss = SigmoidBCE)]
internal sealed partial class NarrowSingle;

/// <summary>Few outputs of inputs that are whole vectors: inputs across lanes forward, in gradients and in updates.</summary>
[Network(5, 64, 2, Activation = Tanh, Loss = SoftmaxCE)]
internal sealed partial class FewOutputsSingle;

/// <summary>The same in double, in the first layer and in the last, with an odd number of outputs.</summary>
[Network(48, 3, 24, 4, Activation = ReLU, Loss = MSE, L2 = 0.01, Precision = Precision.Double)]
internal sealed partial class FewOutputsDouble;

/// <summary>Two outputs of so many inputs that a vector of samples has its sums in eight chains, more than one tile of several sums.</summary>
[Network(124, 2, Loss = SoftmaxCE)]
internal sealed partial class TwoOutputsSingle;

/// <summary>Four chains for each of two vectors of samples, with softmax that is not fused with the loss.</summary>
[Network(40, 2, Output = Softmax, Loss = MSE, Unroll = Unroll.Never, Precision = Precision.Double)]
internal sealed partial class TwoOutputsDouble;

/// <summary>One output, whose weights need not be transposed.</summary>
[Network(3, 32, 1, Activation = GELU, Precision = Precision.Double)]
internal sealed partial class OneOutputDouble;

/// <summary>One input, many outputs.</summary>
[Network(1, 65, Loss = SoftmaxCE, Precision = Precision.Double)]
internal sealed partial class WideDouble;

/// <summary>The same in float.</summary>
[Network(1, 65, Loss = SoftmaxCE)]
internal sealed partial class WideSingle;

/// <summary>Eight layers.</summary>
[Network(5, 7, 7, 6, 7, 5, 7, 7, 3, Activation = Tanh, Loss = SoftmaxCE, Precision = Precision.Double)]
internal sealed partial class DeepDouble;

/// <summary>Eight layers as loops, with another activation in each.</summary>
[Network(5, 7, 7, 6, 7, 3, Activations = [ReLU, Tanh, Sigmoid, Identity], Unroll = Unroll.Never)]
internal sealed partial class DeepSingle;

/// <summary>Without bias.</summary>
[Network(9, 17, 4, Activation = ReLU, Bias = false, Loss = SoftmaxCE, Precision = Precision.Double)]
internal sealed partial class NoBiasDouble;

/// <summary>Without bias, as loops in float.</summary>
[Network(9, 17, 4, Activation = Sigmoid, Bias = false, Unroll = Unroll.Never)]
internal sealed partial class NoBiasSingle;

/// <summary>With an L2 penalty.</summary>
[Network(6, 11, 3, Activation = Tanh, Loss = SoftmaxCE, L2 = 0.03, Precision = Precision.Double)]
internal sealed partial class PenaltyDouble;

/// <summary>With an L2 penalty and no bias, in float.</summary>
[Network(6, 11, 3, Activation = Tanh, L2 = 0.03, Bias = false)]
internal sealed partial class PenaltySingle;

/// <summary>Large enough that every kernel has whole vectors, tiles and a rest.</summary>
[Network(70, 131, 67, 10, Activation = ReLU, Loss = SoftmaxCE)]
internal sealed partial class LargeSingle;

/// <summary>The same in double.</summary>
[Network(70, 131, 67, 10, Activation = ReLU, Loss = SoftmaxCE, Precision = Precision.Double)]
internal sealed partial class LargeDouble;
