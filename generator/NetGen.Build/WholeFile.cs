namespace NetGen.Build;

/// <summary>Writes a file so that there is either all of it or none: a build that is interrupted leaves nothing half written.</summary>
internal static class WholeFile
{
    public static void Write(string path, Action<Stream> write)
    {
        string temporary = path + ".tmp";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            write(stream);
        File.Delete(path);
        File.Move(temporary, path);
    }
}
