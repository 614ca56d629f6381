using System.Globalization;
using System.Text;
using NetGen.Formats.Records;

namespace NetGen.Formats.Writing;

/// <summary>
/// A file that is written beside the one that it will replace. It is open, and thereby locked, until it has the other's name or is removed;
/// what the next save of the same file finds unlocked, a process has left that was killed.
/// </summary>
/// <remarks>
/// Locks are those that .NET takes for <see cref="FileShare"/>: a writer shares its file with readers, so that nobody who opens the new file
/// at once is turned away, and whoever removes files opens them alone. Between making a file and locking it another save may remove it; then
/// a second one is made.
/// </remarks>
internal sealed class TemporaryFile : IDisposable
{
    private const int MostAttempts = 20;

    private readonly string _path;
    private readonly string _target;
    private bool _isMoved;

    private TemporaryFile(string path, string target, FileStream stream)
    {
        _path = path;
        _target = target;
        Stream = stream;
    }

    /// <summary>Where to write.</summary>
    public FileStream Stream { get; }

    /// <summary>Removes what killed saves of the same file have left, and makes a new one with the owner and the mode of the target.</summary>
    public static TemporaryFile CreateFor(SaveTarget target)
    {
        string folder = Path.GetDirectoryName(target.Path)!;
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"The folder '{folder}' is not there; nothing was saved to '{target.Path}'.");
        string start = StartOfName(target.Path);
        RemoveStale(folder, start);
        for (int attempt = 1; ; attempt++)
        {
            string path = Path.Join(folder, $"{start}{Path.GetRandomFileName()}.tmp");
            try
            {
                FileStream stream = Open(path, FileMode.CreateNew, target.Mode);
                var file = new TemporaryFile(path, target.Path, stream);
                if (File.Exists(path))
                {
                    target.CopyAttributesTo(stream);
                    return file;
                }

                file.Dispose();
            }
            catch (IOException error) when (error.GetType() == typeof(IOException) && attempt < MostAttempts)
            {
                // Another save holds it, to remove it.
            }
        }
    }

    /// <summary>Gives the file its final name, in place of the file that has it.</summary>
    public void MoveToTarget()
    {
        File.Move(_path, _target, overwrite: true);
        _isMoved = true;
    }

    /// <summary>Closes the file; removes it where it has not got its name.</summary>
    public void Dispose()
    {
        using (Stream)
        {
            if (!_isMoved)
                File.Delete(_path);
        }
    }

    /// <summary>A name of 33 characters, whatever the target's: the start tells of which file it is, as far as 32 bits do.</summary>
    private static string StartOfName(string target)
    {
        uint checksum = Checksum.Finish(Checksum.Continue(Checksum.Start, Encoding.UTF8.GetBytes(Path.GetFileName(target))));
        return string.Create(CultureInfo.InvariantCulture, $".netgen-{checksum:x8}-");
    }

    private static FileStream Open(string path, FileMode mode, UnixFileMode? permissions)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.Read | FileShare.Delete };
        if (!OperatingSystem.IsWindows() && permissions is not null)
            options.UnixCreateMode = permissions;
        return new FileStream(path, options);
    }

    private static void RemoveStale(string folder, string start)
    {
        try
        {
            foreach (string path in Directory.EnumerateFiles(folder, $"{start}*.tmp"))
                RemoveIfStale(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A folder may be written, and not be read: then nobody can tell what lies there.
        }
    }

    private static void RemoveIfStale(string path)
    {
        try
        {
            using var alone = new FileStream(path, FileMode.Open, FileAccess.Read, OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None);
            if (IsLocked(path))
                File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Somebody writes it, or has removed it; or it belongs to another user.
        }
    }

    /// <summary>Whether a file that is open here keeps a writer out: not where the file system knows no locks, so that nothing there is known to be left.</summary>
    private static bool IsLocked(string path)
    {
        try
        {
            Open(path, FileMode.Open, null).Dispose();
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
