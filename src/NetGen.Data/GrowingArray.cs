namespace NetGen.Data;

/// <summary>Values that are added one after another and are then used where they lie: unlike those of a list, without a last copy.</summary>
internal sealed class GrowingArray<T>
{
    private T[] _values = new T[256];

    public int Count { get; private set; }

    public Span<T> Values => _values.AsSpan(0, Count);

    public ReadOnlyMemory<T> Memory => _values.AsMemory(0, Count);

    public void Add(T value)
    {
        if (Count == _values.Length)
            Array.Resize(ref _values, (int)Math.Max(Count + 1L, Math.Min(2L * Count, Array.MaxLength)));
        _values[Count++] = value;
    }

    /// <summary>Forgets what was added since there were so many.</summary>
    public void ReturnTo(int count) => Count = count;
}
