using System.Runtime.CompilerServices;
using NetGen.Generator.Tests.Sweep;
using static NetGen.Activation;
using static NetGen.Loss;

namespace NetGen.Generator.Tests.Bits;

/// <summary>The networks whose bits are on record: every form of text, and every register tile, order of additions and way to apply a function.</summary>
internal static class HashedNetworks
{
    /// <summary>1, 2, 4 and 8 chains, one short of them and one more; and more terms than a block has, for wide layers.</summary>
    private static readonly int[] s_terms = [1, 5, 15, 16, 17, 33, 64, 67];

    /// <summary>Panels of one to eight vectors of 64 bytes, full and not, in one precision or the other; and two panels.</summary>
    private static readonly int[] s_columns = [3, 16, 17, 32, 48, 56, 64, 65, 80, 96, 112, 128, 129, 200];

    private static readonly Activation[] s_activations = [Identity, ReLU, ReLU6, LeakyReLU, ELU, SELU, GELU, GELUTanh, SiLU, Mish, Softplus, Softsign, Sigmoid, HardSigmoid, Tanh, HardTanh, HardSwish];

    private static readonly Precision[] s_precisions = [Precision.Single, Precision.Double];

    public static IEnumerable<SweptNetwork> All() =>
        RepresentativeList.Read(Path())
            .Concat(Tiles())
            .Concat(Narrow())
            .Concat(Functions())
            .Concat(Blocks())
            .DistinctBy(network => network.ToString());

    private static string Path([CallerFilePath] string source = "") => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(source)!, "RecordedNetworks.txt");

    /// <summary>Each as the first layer, whose errors are those of the inputs, and as a hidden one.</summary>
    private static IEnumerable<SweptNetwork> Tiles() =>
        from precision in s_precisions
        from terms in s_terms
        from columns in s_columns
        select new SweptNetwork([terms, columns, terms]) { Precision = precision, Bias = columns % 2 == 0, Loss = terms > 1 ? SoftmaxCE : SquaredError, L2 = columns == 48 ? 0.01 : 0 };

    /// <summary>Layers that fill no vector, as scalars and in loops.</summary>
    private static IEnumerable<SweptNetwork> Narrow() =>
        from precision in s_precisions
        from unroll in new[] { Unroll.Auto, Unroll.Never }
        from sizes in new int[][] { [1, 1, 1], [2, 3, 2], [3, 4, 2], [4, 8, 8, 3], [7, 5, 6, 4], [8, 7, 2], [16, 8, 1], [17, 3, 5], [33, 7, 4], [20, 8, 8, 8, 8, 2], [4, 16, 16, 3], [12, 13, 14, 15] }
        select new SweptNetwork(sizes) { Precision = precision, Unroll = unroll, Loss = sizes[^1] == 1 ? SigmoidBCE : SoftmaxCE };

    /// <summary>Every activation, hidden and as output, in scalars, with a sample in each lane and in rows.</summary>
    private static IEnumerable<SweptNetwork> Functions() =>
        from precision in s_precisions
        from activation in s_activations
        from sizes in new int[][] { [3, 4, 2], [5, 8, 7, 3], [6, 20, 19, 5] }
        select new SweptNetwork(sizes) { Precision = precision, Hidden = activation, Output = activation, Loss = (sizes.Length % 2 == 0) ? Huber : MSE, Bias = activation != Tanh };

    /// <summary>More weights than half of a second-level cache, which sums take block by block.</summary>
    private static IEnumerable<SweptNetwork> Blocks() =>
        from precision in s_precisions
        from sizes in new int[][] { [700, 600, 3], [1025, 130, 40], [300, 300, 300, 10] }
        select new SweptNetwork(sizes) { Precision = precision, Hidden = ReLU, Loss = SoftmaxCE };
}
