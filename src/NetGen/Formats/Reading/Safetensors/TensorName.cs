using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace NetGen.Formats.Reading.Safetensors;

/// <summary>What a tensor's name says: weights or biases, and of which layer.</summary>
/// <remarks>
/// The name falls into words and numbers. The last word is the role where it means weights or biases; the rest names the
/// layer: fc1.weight is the weights of "fc 1", dense_2/bias:0 the biases of "dense 2 0", W1 the weights of "1", coefs_0 those
/// of "0". Words that mean other things elsewhere (coef, beta) are a role only where the tensor can have it: see
/// <see cref="LayersByName"/>.
/// </remarks>
internal sealed class TensorName
{
    private static readonly HashSet<string> s_weightWords = new(StringComparer.OrdinalIgnoreCase) { "weight", "weights", "kernel", "w" };
    private static readonly HashSet<string> s_biasWords = new(StringComparer.OrdinalIgnoreCase) { "bias", "biases", "b" };

    // scikit-learn's, and those of textbooks. A coefficient may be one of entropy, a beta that of a normalisation.
    private static readonly HashSet<string> s_weakWeightWords = new(StringComparer.OrdinalIgnoreCase) { "coef", "coefs" };
    private static readonly HashSet<string> s_weakBiasWords = new(StringComparer.OrdinalIgnoreCase) { "intercept", "intercepts", "beta" };

    private readonly IReadOnlyList<string> _words;
    private readonly IReadOnlyList<string> _layer;

    private TensorName(IReadOnlyList<string> words, TensorRole role, string? roleWord, bool isWeak, IReadOnlyList<string> layer)
    {
        _words = words;
        _layer = layer;
        Role = role;
        RoleWord = roleWord;
        IsWeak = isWeak;
        Layer = string.Join(" ", layer);
        Family = SkeletonOf(layer, WordsBeforeLastNumbers(layer));
        Skeleton = SkeletonOf(layer, layer.Count);
    }

    public TensorRole Role { get; }

    /// <summary>The word that tells the role, or null.</summary>
    public string? RoleWord { get; }

    /// <summary>Whether that word means other things, too.</summary>
    public bool IsWeak { get; }

    /// <summary>Whether the weights are called a kernel, as by Keras and Flax, whose layout is [inputs][outputs].</summary>
    public bool IsKernel => string.Equals(RoleWord, "kernel", StringComparison.OrdinalIgnoreCase);

    /// <summary>The words and numbers that name the layer.</summary>
    public string Layer { get; }

    /// <summary>
    /// The same with # for numbers, and without those at the end: layers that differ in numbers only are of one family, and so
    /// are Keras's dense, dense_1, dense_2.
    /// </summary>
    public string Family { get; }

    /// <summary>The same with # for numbers, and all of them.</summary>
    public string Skeleton { get; }

    /// <summary>The numbers in the name, one after the other, for names that say no role.</summary>
    public string Numbers
    {
        get
        {
            var numbers = new List<string>();
            foreach (string word in _words)
            {
                if (IsNumber(word))
                    numbers.Add(Trim(word));
            }

            return string.Join(" ", numbers);
        }
    }

    public static TensorName Parse(string name)
    {
        List<string> words = Split(name);
        int last = words.Count - 1;
        while (last >= 0 && IsNumber(words[last]))
            last--;
        TensorRole role = last < 0 ? TensorRole.Unknown : RoleOf(words[last]);
        if (role == TensorRole.Unknown)
            return new TensorName(words, role, null, false, words);
        var layer = new List<string>(words);
        layer.RemoveAt(last);
        return new TensorName(words, role, words[last], s_weakWeightWords.Contains(words[last]) || s_weakBiasWords.Contains(words[last]), layer);
    }

    /// <summary>The same name, of which the role is not believed: all words are of the layer.</summary>
    public TensorName WithoutRole() => new(_words, TensorRole.Unknown, null, false, _words);

    /// <summary>Whether the layer's name ends in these words.</summary>
    public bool LayerEndsIn(params string[] words)
    {
        if (_layer.Count < words.Length)
            return false;
        for (int i = 0; i < words.Length; i++)
        {
            if (!_layer[_layer.Count - words.Length + i].Equals(words[i], StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return true;
    }

    /// <summary>Whether the layer's name has a word that means biases, too: of two roles, one is damage.</summary>
    public bool LayerSaysBiases
    {
        get
        {
            foreach (string word in _layer)
            {
                if (RoleOf(word) == TensorRole.Biases)
                    return true;
            }

            return false;
        }
    }

    /// <summary>Whether the name, or the name without one of its words, is of a layer's skeleton: net.2.wexght is akin to net.0 and net.4.</summary>
    public bool IsAkinTo(ISet<string> skeletons)
    {
        if (_words.Count > 0 && skeletons.Contains(SkeletonOf(_words, _words.Count)))
            return true;
        for (int skipped = 0; skipped < _words.Count; skipped++)
        {
            if (IsNumber(_words[skipped]) || _words.Count == 1)
                continue;
            var rest = new List<string>(_words);
            rest.RemoveAt(skipped);
            if (skeletons.Contains(SkeletonOf(rest, rest.Count)))
                return true;
        }

        return false;
    }

    /// <summary>The natural order of layers: numbers by value, 2 before 10.</summary>
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

    private static TensorRole RoleOf(string word)
    {
        if (s_weightWords.Contains(word) || s_weakWeightWords.Contains(word))
            return TensorRole.Weights;
        return s_biasWords.Contains(word) || s_weakBiasWords.Contains(word) ? TensorRole.Biases : TensorRole.Unknown;
    }

    private static int CompareWords(string left, string right)
    {
        if (!IsNumber(left) || !IsNumber(right))
            return string.CompareOrdinal(left, right);
        string a = Trim(left);
        string b = Trim(right);
        return a.Length != b.Length ? a.Length.CompareTo(b.Length) : string.CompareOrdinal(a, b);
    }

    private static string Trim(string number) => number.TrimStart('0') is { Length: > 0 } trimmed ? trimmed : "0";

    private static int WordsBeforeLastNumbers(IReadOnlyList<string> words)
    {
        int count = words.Count;
        while (count > 0 && IsNumber(words[count - 1]))
            count--;
        return count;
    }

    private static string SkeletonOf(IReadOnlyList<string> words, int count)
    {
        var skeleton = new StringBuilder();
        for (int i = 0; i < count; i++)
            skeleton.Append(i > 0 ? " " : "").Append(IsNumber(words[i]) ? "#" : words[i]);
        return skeleton.ToString();
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
