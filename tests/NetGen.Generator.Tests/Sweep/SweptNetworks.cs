using static NetGen.Activation;
using static NetGen.Loss;

namespace NetGen.Generator.Tests.Sweep;

/// <summary>The networks that the sweep looks at.</summary>
internal static class SweptNetworks
{
    /// <summary>
    /// Sizes beside the constants of the plans and the emitters: 1 to 5 for tiles of up to 4 rows and columns, 8 and 16 for lanes, 16, 32 and
    /// 64 terms for 2, 4 and 8 chains, 32 for transposed weights and for rows of narrow blocks, 120 neurons for scalars, 64 and 128 for
    /// samples in lanes, 256 for short vectors of logits.
    /// </summary>
    private static readonly int[] s_corners = [1, 2, 3, 4, 5, 7, 8, 9, 12, 15, 16, 17, 31, 32, 33, 48, 63, 64, 65, 119, 120, 121, 127, 128, 129, 256, 257, 300];

    /// <summary>A few of them, for every place of networks of several layers.</summary>
    private static readonly int[] s_fewCorners = [1, 2, 3, 4, 8, 9, 16, 17, 33, 64, 128, 300];

    private static readonly int[] s_fewerCorners = [2, 4, 8, 16, 17, 33, 65];

    /// <summary>
    /// Sizes at which the limits in bytes decide: 4 KB of weights of few outputs, 8 KB of stack, 256 KB of outputs, 512 KB of rows of
    /// weights, 2 MB of a block of samples.
    /// </summary>
    private static readonly int[] s_largeCorners = [1, 2, 3, 4, 17, 129, 256, 342, 512, 683, 1024, 1025, 2048, 2049, 4097, 8200];

    private static readonly string[] s_textForms =
    [
        "1, 1, Loss = SigmoidBCE, Bias = false, Precision = Precision.Double, Unroll = Unroll.Never",
        "1, 1, Output = LogSoftmax, Loss = Huber, L2 = 0.01, Bias = false",
        "Frozen: 1, 1, Output = HardSwish, Loss = MSE, Bias = false",
        "Frozen: 1, 1, Output = LogSoftmax, Loss = Huber, Bias = false",
        "Frozen: 1, 1, Output = ReLU, Bias = false",
        "Frozen: 1, 1, Output = Softmax, Loss = MAE, Bias = false",
        "Frozen: 1, 1, Output = Tanh, Loss = MSE, Bias = false",
        "2, 1, Bias = false, Precision = Precision.Double",
        "File: 1, 1, Output = HardSwish, Loss = MSE",
        "File: 1, 1, Output = LogSoftmax, Loss = Huber",
        "File: 1, 1, Output = ReLU",
        "File: 1, 1, Output = Softmax, Loss = MAE",
        "File: 1, 1, Output = Tanh, Loss = MSE",
        "1, 2, 1, Activation = HardSwish, Loss = SigmoidBCE, Bias = false",
        "1, 2, 1, Activation = HardSwish, Loss = SigmoidBCE, Bias = false, Precision = Precision.Double",
        "1, 4, Output = GELU, Loss = MSE, Bias = false",
        "1, 4, Output = ReLU, Bias = false",
        "1, 4, Output = Softmax, Loss = MAE, Bias = false",
        "2, 2, Bias = false",
        "File: 1, 2, Loss = SoftmaxCE",
        "1, 5, Output = LogSoftmax, Loss = Huber, Bias = false",
        "1, 5, Output = LogSoftmax, Loss = Huber, Bias = false, Precision = Precision.Double",
        "1, 2, 2, Activation = HardSwish, Loss = SigmoidBCE, Bias = false, Precision = Precision.Double",
        "1, 7, Loss = SoftmaxCE, Bias = false, Precision = Precision.Double",
        "Frozen: 7, 1, Bias = false",
        "Frozen: 1, 9, Output = GELU, Loss = MSE, Bias = false, Precision = Precision.Double",
        "2, 4, 1, Activation = HardSwish, Loss = SigmoidBCE, Bias = false",
        "Frozen: 1, 1, 1, 1, 1, 1, 2, Activation = Identity",
        "1, 8, 1, Activation = HardSwish, Loss = SigmoidBCE, Bias = false",
        "1, 1, 16, Activation = HardSwish, Loss = SigmoidBCE, Bias = false",
        "1, 4, 2, Loss = SoftmaxCE",
        "Frozen: 16, 1, 1, Activation = Identity, Precision = Precision.Double, Unroll = Unroll.Never",
        "Frozen: 2, 12, Bias = false",
        "Frozen: 1, 8, 1, Activation = Identity",
        "1, 1, 16, Activation = GELU",
        "1, 1, 16, Loss = SoftmaxCE",
        "Frozen: 1, 1, 16, Activation = Identity",
        "Frozen: 16, 1, 9, Activation = Identity, Precision = Precision.Double, Unroll = Unroll.Never",
        "File: 2, 12",
        "1, 20",
        "Frozen: 2, 3, 8, Activation = Identity",
        "Frozen: 1, 257, Bias = false",
    ];

    private const int LargestSingleLayer = 300;

    private const long MostParameters = 1 << 24;

    private static readonly Precision[] s_precisions = [Precision.Single, Precision.Double];

    /// <summary>The whole sweep.</summary>
    public static IEnumerable<SweptNetwork> All() => SingleLayers().Concat(TwoOutputs()).Concat(Corners());

    /// <summary>Two outputs of up to 130 inputs, whose softmax has a form of its own.</summary>
    public static IEnumerable<SweptNetwork> TwoOutputs() =>
        from precision in s_precisions
        from network in new SweptNetwork[]
        {
            new([]) { Loss = SoftmaxCE },
            new([]) { Loss = SoftmaxCE, Output = LogSoftmax },
            new([]) { Loss = MSE, Output = Softmax },
        }
        from inputs in Enumerable.Range(1, 130)
        from form in Forms(network with { Sizes = [inputs, 2], Precision = precision })
        select form;

    /// <summary>Every single layer of up to 300 inputs and outputs, as regression and as classification.</summary>
    public static IEnumerable<SweptNetwork> SingleLayers() =>
        from inputs in Enumerable.Range(1, LargestSingleLayer)
        from outputs in Enumerable.Range(1, LargestSingleLayer)
        from precision in s_precisions
        from loss in new[] { SquaredError, SoftmaxCE }
        from form in Forms(new([inputs, outputs]) { Loss = loss, Precision = precision })
        select form;

    /// <summary>Layers beside the constants, alone and behind one another, with the options that change the form of a text.</summary>
    public static IEnumerable<SweptNetwork> Corners() =>
        OneLayer().Concat(TwoLayers()).Concat(ThreeLayers()).Concat(ManyLayers()).Concat(LargeLayers());

    /// <summary>
    /// Networks whose texts have forms that no operation decides, and no plan of the list's others has: what documentation says of a function, where
    /// parameters are written out, which layers share a kernel, how a scalar's name meets another.
    /// </summary>
    public static IEnumerable<SweptNetwork> TextForms() => s_textForms.Select(SweptNetwork.Parse);

    private static IEnumerable<SweptNetwork> OneLayer() =>
        from inputs in s_corners
        from outputs in s_corners
        from network in Options([inputs, outputs])
        select network;

    private static IEnumerable<SweptNetwork> TwoLayers() =>
        from inputs in s_fewCorners
        from hidden in s_fewCorners
        from outputs in s_fewCorners
        from network in HiddenOptions([inputs, hidden, outputs])
        select network;

    private static IEnumerable<SweptNetwork> ThreeLayers() =>
        from inputs in s_fewerCorners
        from first in s_fewerCorners
        from second in s_fewerCorners
        from outputs in s_fewerCorners
        from precision in s_precisions
        from form in Forms(new([inputs, first, second, outputs]) { Loss = SoftmaxCE, Precision = precision })
        select form;

    /// <summary>More layers than one kernel takes.</summary>
    private static IEnumerable<SweptNetwork> ManyLayers() =>
        from layers in new[] { 4, 5, 6 }
        from size in s_fewCorners
        from network in HiddenOptions([.. Enumerable.Repeat(size, layers), 2])
        select network;

    private static IEnumerable<SweptNetwork> LargeLayers() =>
        from inputs in s_largeCorners
        from hidden in s_largeCorners
        from outputs in s_largeCorners
        from precision in s_precisions
        from network in new SweptNetwork[] { new([inputs, hidden]), new([inputs, hidden, outputs]) { Loss = SoftmaxCE } }
        where network.ParameterCount <= MostParameters && network.Sizes.Max() > LargestSingleLayer && (network.Sizes.Length > 2 || outputs == 1)
        select network with { Precision = precision };

    /// <summary>A layer with every option; of activations and losses one for each way in which the text computes them.</summary>
    private static IEnumerable<SweptNetwork> Options(int[] sizes)
    {
        foreach (Precision precision in s_precisions)
        {
            foreach ((Loss loss, Activation? output) in new (Loss, Activation?)[]
            {
                (SquaredError, null), (SquaredError, ReLU), (MSE, Tanh), (MSE, GELU), (MSE, HardSwish), (MAE, Softmax), (Huber, LogSoftmax),
                (SoftmaxCE, null), (SoftmaxCE, LogSoftmax), (SigmoidBCE, null),
            })
            {
                SweptNetwork network = new(sizes) { Loss = loss, Output = output, Precision = precision };
                foreach (SweptNetwork form in Forms(network))
                {
                    yield return form;
                    yield return form with { Bias = false };
                    yield return form with { L2 = 0.01 };
                    yield return form with { Start = SweptStart.Frozen };
                    yield return form with { Start = SweptStart.Frozen, Bias = false };
                }

                yield return network with { L2 = 0.01, Bias = false };
                yield return network with { Start = SweptStart.File };
            }
        }
    }

    /// <summary>Hidden layers with every form of an activation, before each of the forms of an output.</summary>
    private static IEnumerable<SweptNetwork> HiddenOptions(int[] sizes) =>
        from precision in s_precisions
        from network in new SweptNetwork[]
        {
            new(sizes) { Loss = SoftmaxCE },
            new(sizes) { Loss = MSE, Output = Softmax, Hidden = Tanh, L2 = 0.01 },
            new(sizes) { Hidden = GELU },
            new(sizes) { Hidden = HardSwish, Loss = SigmoidBCE, Bias = false },
            new(sizes) { Hidden = Identity, Start = SweptStart.Frozen },
        }
        from form in Forms(network with { Precision = precision })
        select form;

    /// <summary>A network as scalars and as loops, as far as it can be either.</summary>
    private static IEnumerable<SweptNetwork> Forms(SweptNetwork network)
    {
        if (SweptText.IsUnrolled(network) is not { } isUnrolled)
            yield break;
        yield return network;
        SweptNetwork other = network with { Unroll = isUnrolled ? Unroll.Never : Unroll.Always };
        if (SweptText.IsUnrolled(other) != isUnrolled)
            yield return other;
    }
}
