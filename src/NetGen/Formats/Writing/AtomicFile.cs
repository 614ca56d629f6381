namespace NetGen.Formats.Writing;

/// <summary>Writes a file whole or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>
    /// Writes to a temporary file beside the one that <paramref name="path"/> leads to, flushes it to the disk and renames it: a
    /// reader, a crash or a full disk never meets half a file. On failure the old file stays and the temporary one is removed.
    /// </summary>
    /// <remarks>
    /// The numbers are on the disk before the name is theirs. When the new name is there, the system decides: after a loss of power the
    /// path may still have the old file, whole.
    /// </remarks>
    internal static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        SaveTarget target = SaveTarget.At(path);
        using TemporaryFile temporary = TemporaryFile.CreateFor(target);
        write(temporary.Stream);
        temporary.Stream.Flush(flushToDisk: true);
        temporary.MoveToTarget();
    }
}
