using System.Globalization;

namespace NetGen.Generator.Model;

/// <summary>FNV-1a of a text: the same on every machine, unlike string.GetHashCode.</summary>
internal static class Fingerprint
{
    /// <summary>Eight hexadecimal digits.</summary>
    public static string Of(string text)
    {
        uint hash = 2166136261;
        foreach (char letter in text)
            hash = unchecked((hash ^ letter) * 16777619);
        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
