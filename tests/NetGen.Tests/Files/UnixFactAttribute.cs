namespace NetGen.Tests.Files;

/// <summary>A test of links, modes and nodes, which other systems do not have.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "Needs the links, modes and nodes of a Unix system.";
    }
}

/// <summary>A test that only a privileged process can make: of device nodes and of files of other users.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RootFactAttribute : UnixFactAttribute
{
    public RootFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            Skip = "Needs root on Linux.";
    }
}
