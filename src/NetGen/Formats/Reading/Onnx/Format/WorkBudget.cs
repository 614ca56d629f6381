namespace NetGen.Formats.Reading.Onnx.Format;

/// <summary>Keeps time and memory in proportion to the file: a small graph can otherwise ask for the same constant again and again.</summary>
internal sealed class WorkBudget
{
    // Real graphs use a constant once, and transpose or cast it a few times.
    private const int UsesOfEachByte = 16;

    // Enough for any small file, whatever it does.
    private const long AtLeast = 1 << 20;

    private readonly ExternalDataFolder _external;
    private readonly long _limit;
    private long _spent;

    public WorkBudget(long fileLength, ExternalDataFolder external)
    {
        _external = external;
        _limit = AtLeast + UsesOfEachByte * fileLength;
    }

    /// <summary>Charges for so many numbers.</summary>
    public void Spend(long numbers)
    {
        _spent += numbers;
        if (_spent > _limit + UsesOfEachByte * _external.BytesRead)
            throw new ModelFileException("The graph uses its constants more often than any network does; it is refused for what it would cost.");
    }
}
