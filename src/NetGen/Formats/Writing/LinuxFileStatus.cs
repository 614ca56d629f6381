using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace NetGen.Formats.Writing;

/// <summary>What the system tells of a file that .NET does not: what kind of thing it is, and whose.</summary>
/// <remarks>By statx(2), whose structure is the same on all processors. It is in glibc since 2.28 and in musl since 1.2; without it nothing is told.</remarks>
[SupportedOSPlatform("linux")]
internal sealed partial class LinuxFileStatus
{
    private const int CurrentFolder = -100;
    private const uint BasicStatus = 0x7FF;
    private const int Length = 256;
    private const int OwnerOffset = 20;
    private const int GroupOffset = 24;
    private const int ModeOffset = 28;

    private const int KindMask = 0xF000;
    private const int Pipe = 0x1000;
    private const int CharacterDevice = 0x2000;
    private const int Folder = 0x4000;
    private const int BlockDevice = 0x6000;
    private const int RegularFile = 0x8000;
    private const int Socket = 0xC000;

    /// <summary>Leaves an owner as it is.</summary>
    private const uint SameOwner = uint.MaxValue;

    private readonly int _mode;
    private readonly uint _owner;
    private readonly uint _group;

    private LinuxFileStatus(int mode, uint owner, uint group)
    {
        _mode = mode;
        _owner = owner;
        _group = group;
    }

    /// <summary>What it is where it is no file; null for a file.</summary>
    public string? KindOfOther => (_mode & KindMask) switch
    {
        RegularFile => null,
        Pipe => "a pipe",
        CharacterDevice or BlockDevice => "a device",
        Folder => "a folder",
        Socket => "a socket",
        _ => "no regular file",
    };

    /// <summary>The status of what a path leads to; null where nothing is there or the system does not tell.</summary>
    public static unsafe LinuxFileStatus? Of(string path)
    {
        Span<byte> status = stackalloc byte[Length];
        try
        {
            fixed (byte* start = status)
            {
                if (GetStatus(CurrentFolder, path, 0, BasicStatus, start) != 0)
                    return null;
            }
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }

        return new LinuxFileStatus(
            MemoryMarshal.Read<ushort>(status[ModeOffset..]), MemoryMarshal.Read<uint>(status[OwnerOffset..]), MemoryMarshal.Read<uint>(status[GroupOffset..]));
    }

    /// <summary>Gives another file the same owner and group, or at least the group.</summary>
    /// <returns>Whether it has the group.</returns>
    public bool TryCopyOwnerTo(SafeFileHandle file) => ChangeOwner(file, _owner, _group) == 0 || ChangeOwner(file, SameOwner, _group) == 0;

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int GetStatus(int folder, string path, int flags, uint mask, byte* status);

    [LibraryImport("libc", EntryPoint = "fchown")]
    private static partial int ChangeOwner(SafeFileHandle file, uint owner, uint group);
}
