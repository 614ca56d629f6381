using System.ComponentModel;
using System.Numerics;

namespace NetGen.Runtime;

/// <summary>
/// Initial parameters: weights uniform in (-r, r), biases 0. r = sqrt(6 / inputs) for layers whose activation drops the negative
/// half (He et al., 2015), r = sqrt(6 / (inputs + outputs)) for others (Glorot and Bengio, 2010).
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ParameterInitialization
{
    /// <summary>Fills the parameters of a network.</summary>
    /// <param name="network">Its layout.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="seed">The same seed gives the same numbers; a float network has those of a double one, rounded.</param>
    public static void Fill<T>(NetworkDescription network, Span<T> parameters, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new RandomSource(seed);
        foreach (ParameterBlock block in network.Blocks)
        {
            Span<T> values = parameters.Slice(block.Offset, block.Count);
            if (block.Kind == ParameterKind.Biases)
            {
                values.Clear();
                continue;
            }

            double fan = network.Functions[block.Layer - 1].Definition.DropsNegatives ? block.Rows : block.Rows + block.Columns;
            double range = Math.Sqrt(6 / fan);
            foreach (ref T value in values)
                value = T.CreateTruncating(range * (2 * random.NextUnit() - 1));
        }
    }
}
