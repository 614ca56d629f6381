namespace NetGen.Generator.Planning;

/// <summary>Lays the buffers of a workspace one behind the other, each at a multiple of 64 bytes where all have whole vectors.</summary>
internal sealed class BufferSequence
{
    /// <summary>The elements of all buffers so far.</summary>
    public int Length { get; private set; }

    public BufferPlan Add(int rows, int stride)
    {
        var buffer = new BufferPlan(Length, rows, stride);
        Length = buffer.End;
        return buffer;
    }
}
