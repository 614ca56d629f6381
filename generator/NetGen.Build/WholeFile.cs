namespace NetGen.Build;

/// <summary>
/// Writes a file so that there is either all of it or none: a build that is interrupted leaves nothing half written, and one that
/// runs at the same time never sees a part.
/// </summary>
internal static class WholeFile
{
    /// <summary>Writes a file where it does not hold the same already: its time then says when its content has changed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes its content.</param>
    /// <returns>The fingerprint of the content.</returns>
    public static string Write(string path, Action<Stream> write)
    {
        // Another build may write the same file.
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
                write(stream);
            string fingerprint = Fingerprint.OfFile(temporary);
            if (Fingerprint.OfFile(path) != fingerprint)
                Replace(temporary, path);
            return fingerprint;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static void Replace(string temporary, string path)
    {
        if (!File.Exists(path))
        {
            try
            {
                File.Move(temporary, path);
                return;
            }
            catch (IOException) when (File.Exists(path))
            {
                // The other build was first.
            }
        }

        File.Replace(temporary, path, destinationBackupFileName: null);
    }
}
