using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>What a saved network must have in common with the one it is loaded into.</summary>
internal sealed class Architecture : IEquatable<Architecture>
{
    private const int MostSizes = 1 << 16;

    private readonly int _bytesPerNumber;
    private readonly Loss _loss;
    private readonly bool _hasBias;
    private readonly int[] _sizes;
    private readonly Activation[] _activations;

    private Architecture(int bytesPerNumber, Loss loss, bool hasBias, int[] sizes, Activation[] activations)
    {
        _bytesPerNumber = bytesPerNumber;
        _loss = loss;
        _hasBias = hasBias;
        _sizes = sizes;
        _activations = activations;
    }

    /// <summary>The architecture of a network whose numbers are of type T.</summary>
    internal static Architecture Of<T>(NetworkDescription network)
        => new(Unsafe.SizeOf<T>(), network.Loss, network.HasBias, network.Sizes.ToArray(), network.Activations.ToArray());

    internal void WriteTo(RecordWriter writer)
    {
        writer.Write(_bytesPerNumber);
        writer.Write((int)_loss);
        writer.Write(_hasBias ? 1 : 0);
        writer.Write(_sizes.Length);
        foreach (int size in _sizes)
            writer.Write(size);
        foreach (Activation activation in _activations)
            writer.Write((int)activation);
    }

    internal static Architecture ReadFrom(RecordReader reader)
    {
        int bytesPerNumber = reader.ReadInt32();
        var loss = (Loss)reader.ReadInt32();
        bool hasBias = reader.ReadInt32() != 0;
        int count = reader.ReadInt32();
        if (count is < 2 or > MostSizes)
            throw new InvalidDataException($"The header is malformed: it claims {count} layer sizes.");
        var sizes = new int[count];
        for (int layer = 0; layer < count; layer++)
            sizes[layer] = reader.ReadInt32();
        var activations = new Activation[count - 1];
        for (int layer = 0; layer < activations.Length; layer++)
            activations[layer] = (Activation)reader.ReadInt32();
        return new Architecture(bytesPerNumber, loss, hasBias, sizes, activations);
    }

    public bool Equals(Architecture? other)
        => other is not null && _bytesPerNumber == other._bytesPerNumber && _loss == other._loss && _hasBias == other._hasBias
            && _sizes.AsSpan().SequenceEqual(other._sizes) && _activations.AsSpan().SequenceEqual(other._activations);

    public override bool Equals(object? obj) => Equals(obj as Architecture);

    public override int GetHashCode() => HashCode.Combine(_bytesPerNumber, _loss, _hasBias, _sizes.Length);

    /// <summary>All of it, for messages: a 3-4-2 network of float, activations ReLU and Softmax, loss SoftmaxCE, no bias.</summary>
    public override string ToString()
    {
        string precision = _bytesPerNumber switch
        {
            sizeof(float) => "float",
            sizeof(double) => "double",
            _ => $"{_bytesPerNumber}-byte numbers",
        };
        return $"a {string.Join("-", _sizes)} network of {precision}, activations {string.Join(", ", _activations)}, loss {_loss}, {(_hasBias ? "with bias" : "no bias")}";
    }
}
