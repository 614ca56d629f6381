namespace NetGen.Formats.Writing;

/// <summary>The file that a path leads to, there or not, and what the file that replaces it takes over.</summary>
internal sealed class SaveTarget
{
    private const UnixFileMode Permissions = (UnixFileMode)0x1FF;

    private const UnixFileMode OfGroup = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute;

    private const UnixFileMode OfOthers = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly LinuxFileStatus? _status;

    private SaveTarget(string path, LinuxFileStatus? status)
    {
        Path = path;
        _status = status;
        if (!OperatingSystem.IsWindows() && File.Exists(path))
            Mode = File.GetUnixFileMode(path) & Permissions;
    }

    /// <summary>Its full path, no link.</summary>
    public string Path { get; }

    /// <summary>Its mode; null where there is no file yet or no such thing.</summary>
    public UnixFileMode? Mode { get; }

    /// <summary>Follows the links of a path.</summary>
    /// <exception cref="IOException">The path leads to something that is no file, or nowhere.</exception>
    public static SaveTarget At(string path)
    {
        string full = System.IO.Path.GetFullPath(path);

        // Asked of the system, which also knows what the links of /proc lead to.
        LinuxFileStatus? status = OperatingSystem.IsLinux() ? LinuxFileStatus.Of(full) : null;
        string target = LinkTarget.Of(full);
        if (KindOfOther(full, target, status) is { } kind)
        {
            string subject = target == full ? $"'{path}' is {kind}" : $"'{path}' leads to '{target}', which is {kind}";
            throw new IOException($"{subject}; a network is saved to a file. Nothing was written.");
        }

        return new SaveTarget(target, status);
    }

    /// <summary>Gives a new, empty file the owner, the group and the mode, each where the process and the file system let it.</summary>
    /// <remarks>Another group than before gets no more from the mode than everybody has: the old one may be the only one that was to read.</remarks>
    public void CopyAttributesTo(FileStream stream)
    {
        if (OperatingSystem.IsWindows() || Mode is not { } mode)
            return;
        if (OperatingSystem.IsLinux() && _status is { } status && !status.TryCopyOwnerTo(stream.SafeFileHandle))
            mode &= ~OfGroup | (UnixFileMode)((int)(mode & OfOthers) << 3);
        try
        {
            File.SetUnixFileMode(stream.SafeFileHandle, mode);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A file system without modes. The file was made with that of the target, less what the process gives to no new file.
        }
    }

    /// <summary>What a path leads to that is no file; null for a file, and where there is nothing.</summary>
    private static string? KindOfOther(string full, string target, LinuxFileStatus? status)
    {
        if (System.IO.Path.EndsInDirectorySeparator(full) || Directory.Exists(target))
            return "a folder";
        if (OperatingSystem.IsWindows())
            return full.StartsWith(@"\\.\", StringComparison.Ordinal) ? "a device" : null;
        return OperatingSystem.IsLinux() ? status?.KindOfOther : null;
    }
}
