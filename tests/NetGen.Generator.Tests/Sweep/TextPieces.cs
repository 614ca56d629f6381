namespace NetGen.Generator.Tests.Sweep;

/// <summary>
/// What a generated text is made of: every four tokens that follow each other in it, once, with all numbers taken as one, those in names
/// too. An operand that is missing, or one too many, makes a piece that no right text has. Two texts of the same pieces differ in numbers and
/// in how often something is repeated: they are of one class, and if one compiles, the other is taken to compile. The key is the generated
/// text's, since no plan says yet all that decides about the text.
/// </summary>
internal static class TextPieces
{
    private const ulong Prime = 1_099_511_628_211;

    /// <summary>The pieces, each as a hash.</summary>
    /// <param name="text">A generated file.</param>
    /// <param name="pieces">Takes them; what it held before is gone.</param>
    public static void Read(string text, HashSet<ulong> pieces)
    {
        pieces.Clear();
        (ulong first, ulong second, ulong third) = (0, 0, 0);
        for (int next = 0; next < text.Length;)
        {
            if (char.IsWhiteSpace(text[next]))
            {
                next++;
                continue;
            }

            ulong token = Token(text, ref next);
            pieces.Add((((((first * Prime) ^ second) * Prime) ^ third) * Prime) ^ token);
            (first, second, third) = (second, third, token);
        }
    }

    /// <summary>The class of a text: one number for all of its pieces.</summary>
    public static ulong Key(HashSet<ulong> pieces)
    {
        ulong key = 0;
        foreach (ulong piece in pieces)
            key += Mix(piece);
        return key;
    }

    /// <summary>A word in which each run of digits is one, or a single character.</summary>
    private static ulong Token(string text, ref int next)
    {
        ulong hash = Prime;
        if (!IsOfWord(text[next]))
            return Mix(text[next++]);
        for (bool inNumber = false; next < text.Length && IsOfWord(text[next]); next++)
        {
            bool isDigit = char.IsAsciiDigit(text[next]);
            if (!isDigit || !inNumber)
                hash = (hash ^ (isDigit ? '#' : text[next])) * Prime;
            inNumber = isDigit;
        }

        return Mix(hash);
    }

    private static bool IsOfWord(char character) => char.IsAsciiLetterOrDigit(character) || character == '_';

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 31)) * 0x7FB5_D329_728E_A185;
        value = (value ^ (value >> 27)) * 0x81DA_DEF4_BC2D_D44D;
        return value ^ (value >> 33);
    }
}
