namespace NetGen.Benchmarks.Peers;

/// <summary>A row of numbers as vectors: of one width, the widest that it fills.</summary>
/// <param name="count">The numbers that mean something.</param>
/// <param name="lanes">The numbers of the widest vector.</param>
internal readonly struct ExactRow(int count, int lanes)
{
    /// <summary>The numbers that mean something.</summary>
    public int Count => count;

    /// <summary>The numbers of a vector.</summary>
    public int Width => count <= 4 ? 4 : count <= 8 ? 8 : lanes;

    /// <summary>All numbers, whole vectors.</summary>
    public int Padded => (count + Width - 1) / Width * Width;

    /// <summary>The vectors.</summary>
    public int Vectors => Padded / Width;

    /// <summary>The type of a vector.</summary>
    public string Type => $"V{Width}";

    /// <summary>The mask of the numbers of a vector that mean something.</summary>
    public string Mask(int vector)
    {
        int first = vector * Width, last = count, width = Width;
        return $"((I{width}){{{string.Join(",", Enumerable.Range(0, width).Select(lane => first + lane < last ? "-1" : "0"))}}})";
    }

    /// <summary>A vector of an array.</summary>
    public string At(string array, string place) => $"(*({Type}*)&{array}[{place}])";
}
