using NetGen.Generator.Model;
using NetGen.Runtime;

namespace NetGen.Generator.Planning;

/// <summary>
/// Which layers of a network that is written out as scalars are computed in vectors of four neurons: as many additions in a quarter of the
/// instructions, each neuron's in the order of the scalars.
/// </summary>
internal static class NeuronVectors
{
    /// <summary>The neurons of a vector of 128 bits, which every processor has.</summary>
    public const int Neurons = 4;

    /// <summary>
    /// The most vectors of a network. An activation of a vector and its derivative are some fifteen inlined calls, and the JIT stops
    /// inlining at about 300 in one method.
    /// </summary>
    private const int MostVectors = 12;

    /// <summary>
    /// For each layer, whether it is: where its neurons fill vectors, and its activation is a few instructions. Doubles would need vectors that not
    /// every processor has.
    /// </summary>
    public static bool[] Of(NetworkModel model)
    {
        int layers = model.LayerCount;
        bool[] couldFill = [.. Enumerable.Range(1, layers).Select(number => CouldFill(model.Sizes[number], model.Activations[number - 1].Definition, isOutput: number == layers))];
        int neurons = Enumerable.Range(1, layers).Where(number => couldFill[number - 1]).Sum(number => model.Sizes[number]);
        return ElementType.Of(model.Precision).IsSingle && neurons <= MostVectors * Neurons ? couldFill : new bool[layers];
    }

    private static bool CouldFill(int outputs, ActivationDefinition activation, bool isOutput)
        => outputs % Neurons == 0 && (isOutput || (activation.IsShort && activation.HasShortDerivative));
}
