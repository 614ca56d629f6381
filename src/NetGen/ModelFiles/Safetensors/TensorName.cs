using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace NetGen.ModelFiles;

/// <summary>What a tensor's name says: weights or biases, and of which layer.</summary>
/// <remarks>
/// The name falls into words and numbers. The last word that means weights (weight, weights, kernel, W) or biases (bias,
/// biases, b) is the role; the rest names the layer: fc1.weight is the weights of "fc 1", dense_2/bias:0 the biases of
/// "dense 2 0", W1 the weights of "1".
/// </remarks>
internal sealed class TensorName
{
    private static readonly HashSet<string> s_weightWords = new(StringComparer.OrdinalIgnoreCase) { "weight", "weights", "kernel", "w" };
    private static readonly HashSet<string> s_biasWords = new(StringComparer.OrdinalIgnoreCase) { "bias", "biases", "b" };

    private readonly List<string> _layer;

    private TensorName(TensorRole role, bool isKernel, List<string> layer)
    {
        Role = role;
        IsKernel = isKernel;
        _layer = layer;
        Layer = string.Join(" ", layer);
        Family = FamilyOf(layer);
    }

    public TensorRole Role { get; }

    /// <summary>Whether the weights are called a kernel, as by Keras and Flax, whose layout is [inputs][outputs].</summary>
    public bool IsKernel { get; }

    /// <summary>The words and numbers that name the layer.</summary>
    public string Layer { get; }

    /// <summary>
    /// The same with # for numbers, and without those at the end: layers that differ in numbers only are of one family, and so
    /// are Keras's dense, dense_1, dense_2.
    /// </summary>
    public string Family { get; }

    public static TensorName Parse(string name)
    {
        List<string> words = Split(name);
        for (int i = words.Count - 1; i >= 0; i--)
        {
            string word = words[i];
            if (IsNumber(word))
                continue;
            bool weights = s_weightWords.Contains(word);
            if (!weights && !s_biasWords.Contains(word))
                break;
            words.RemoveAt(i);
            return new TensorName(weights ? TensorRole.Weights : TensorRole.Biases, word.Equals("kernel", StringComparison.OrdinalIgnoreCase), words);
        }

        return new TensorName(TensorRole.Unknown, false, words);
    }

    /// <summary>The natural order: numbers by value, 2 before 10.</summary>
    public static int CompareNaturally(TensorName left, TensorName right)
    {
        for (int i = 0; i < Math.Min(left._layer.Count, right._layer.Count); i++)
        {
            int order = CompareWords(left._layer[i], right._layer[i]);
            if (order != 0)
                return order;
        }

        return left._layer.Count.CompareTo(right._layer.Count);
    }

    private static int CompareWords(string left, string right)
    {
        if (!IsNumber(left) || !IsNumber(right))
            return string.CompareOrdinal(left, right);
        string a = left.TrimStart('0');
        string b = right.TrimStart('0');
        return a.Length != b.Length ? a.Length.CompareTo(b.Length) : string.CompareOrdinal(a, b);
    }

    private static string FamilyOf(List<string> words)
    {
        var family = new StringBuilder();
        int count = words.Count;
        while (count > 0 && IsNumber(words[count - 1]))
            count--;
        for (int i = 0; i < count; i++)
            family.Append(i > 0 ? " " : "").Append(IsNumber(words[i]) ? "#" : words[i]);
        return family.ToString();
    }

    private static bool IsNumber(string word) => word[0] is >= '0' and <= '9';

    /// <summary>Runs of letters and runs of digits; everything else separates.</summary>
    private static List<string> Split(string name)
    {
        var words = new List<string>();
        int start = 0;
        for (int i = 1; i <= name.Length; i++)
        {
            if (i < name.Length && KindOf(name[i]) == KindOf(name[start]))
                continue;
            if (KindOf(name[start]) != ' ')
                words.Add(name.Substring(start, i - start));
            start = i;
        }

        return words;
    }

    private static char KindOf(char character) => character switch
    {
        >= '0' and <= '9' => '0',
        _ when char.GetUnicodeCategory(character) <= UnicodeCategory.OtherLetter => 'a',
        _ => ' ',
    };
}
