using System.Collections.ObjectModel;
using System.Globalization;
using System.Numerics;
using System.Text;
using NetGen.Data;
using NetGen.Runtime;

namespace NetGen.Evaluation;

/// <summary>Which inputs a network relies on: by how much its score falls when the values of one input are exchanged between the samples.</summary>
/// <remarks>
/// <para>
/// importance = score of the data - mean over the repetitions of the score with one column permuted (Breiman, "Random Forests", 2001, for any model as in
/// Fisher, Rudin and Dominici, 2019, and scikit-learn's <c>permutation_importance</c>). Of two inputs that say the same each may seem unimportant, because the
/// network still has the other.
/// </para>
/// <para>
/// The score is the accuracy of classifiers, see <see cref="ClassificationReport"/>, the subset accuracy of several sigmoid outputs that are trained with
/// <see cref="Loss.SigmoidBCE"/>, and R2 over all outputs of other networks. The permutations follow from the seed, the same on every machine and in every
/// version. Thread safety: immutable.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// Console.WriteLine(PermutationImportance.Compute(network, testData, repeats: 10, seed: 1, ["length", "width", "weight"]));
/// </code>
/// </example>
public sealed class PermutationImportance
{
    private readonly InputImportance[] _inputs;

    private PermutationImportance(string scoreName, double score, int repeats, int seed, InputImportance[] inputs)
    {
        ScoreName = scoreName;
        Score = score;
        RepeatCount = repeats;
        Seed = seed;
        _inputs = inputs;
    }

    /// <summary>What the score is: accuracy, subset accuracy or R2.</summary>
    public string ScoreName { get; }

    /// <summary>The score of the data as they are.</summary>
    public double Score { get; }

    /// <summary>How often each input was permuted.</summary>
    public int RepeatCount { get; }

    /// <summary>What the permutations follow from.</summary>
    public int Seed { get; }

    /// <summary>The importance of each input, in the order of the inputs.</summary>
    public ReadOnlySpan<InputImportance> Inputs => _inputs;

    /// <summary>Permutes each input in turn.</summary>
    /// <typeparam name="T">The floating-point type of the network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="data">
    /// At least two samples that fit the network. It is read 1 + inputs (1 + <paramref name="repeats"/>) times, in blocks, and one column of it is held in memory.
    /// </param>
    /// <param name="repeats">How often each input is permuted, 1 or more.</param>
    /// <param name="seed">What the permutations follow from.</param>
    /// <param name="inputNames">A name for each input; null names them by their numbers.</param>
    /// <returns>The importance of each input.</returns>
    /// <exception cref="ArgumentNullException">The network or the data is null.</exception>
    /// <exception cref="ArgumentException">
    /// The data does not fit the network or has fewer than two samples, or there is not a name for each input; and what the report of the score refuses.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no repetition.</exception>
    public static PermutationImportance Compute<T>(
        INetwork<T> network, IDataSource<T> data, int repeats, int seed, IReadOnlyList<string>? inputNames = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        string what = $"{nameof(PermutationImportance)} of {network.Description}";
        new Subject(what, nameof(repeats)).RequireAtLeast(repeats, 1);
        ReadOnlyCollection<string> names = ItemNames.Of(what, nameof(inputNames), "inputs", inputNames, network.Description.InputSize);
        if (data.Count < 2)
            throw new ArgumentException($"{what}: the data has {ScoreTable.Samples(data.Count)} and needs at least 2 to exchange values.", nameof(data));

        NetworkScore<T> score = NetworkScore<T>.Of(network.Description, data);
        double before = score.Compute(network, data);
        var random = new RandomSource(seed);
        var inputs = new InputImportance[names.Count];
        for (int input = 0; input < inputs.Length; input++)
        {
            var permuted = new PermutedColumn<T>(data, input);
            var drops = new double[repeats];
            for (int repeat = 0; repeat < repeats; repeat++)
            {
                permuted.Permute(ref random);
                drops[repeat] = before - score.Compute(network, permuted);
            }

            inputs[input] = new InputImportance(input, names[input], drops);
        }

        return new PermutationImportance(score.Name, before, repeats, seed, inputs);
    }

    /// <summary>A row for each input, the most important first; of equals in the order of the inputs.</summary>
    /// <returns>The importances as text, in lines that end in \n.</returns>
    public override string ToString()
    {
        var table = new AlignedTable();
        table.Add("", "drop", "deviation");
        table.AddGap();
        foreach (InputImportance input in _inputs.OrderByDescending(input => input.Mean))
            table.Add(input.Name, ScoreTable.Number(input.Mean), ScoreTable.Number(input.StandardDeviation));
        return new StringBuilder(table.ToString())
            .Append(CultureInfo.InvariantCulture, $"\n{ScoreName} {Score:F4}; {RepeatCount} {(RepeatCount == 1 ? "permutation" : "permutations")} of each input, seed {Seed}\n").ToString();
    }
}
