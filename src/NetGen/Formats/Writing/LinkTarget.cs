namespace NetGen.Formats.Writing;

/// <summary>Follows links to the file that they lead to, which need not be there: as the system does that creates it.</summary>
internal static class LinkTarget
{
    // The limit of Linux.
    private const int MostLinks = 40;

    /// <summary>The path without links.</summary>
    /// <param name="path">A full path.</param>
    /// <exception cref="IOException">There are too many links: they lead in a circle.</exception>
    public static string Of(string path)
    {
        if (!OperatingSystem.IsWindows())
            return Walk(path);
        return new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
    }

    /// <summary>
    /// Part by part, because "..", in a link, means the folder above the one that the part before it leads to. The library's own methods
    /// take it away from the text instead.
    /// </summary>
    private static string Walk(string path)
    {
        var parts = new Stack<string>();
        PushAll(parts, path);
        string walked = "/";
        int links = 0;
        while (parts.TryPop(out string? part))
        {
            if (part is ".")
                continue;
            if (part is "..")
            {
                walked = Path.GetDirectoryName(walked) ?? "/";
                continue;
            }

            string next = Path.Join(walked, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                walked = next;
                continue;
            }

            if (++links > MostLinks)
                throw new IOException($"'{path}' leads through more than {MostLinks} links: they lead in a circle.");
            if (Path.IsPathRooted(target))
                walked = "/";
            PushAll(parts, target);
        }

        return walked;
    }

    private static void PushAll(Stack<string> parts, string path)
    {
        string[] added = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (int index = added.Length - 1; index >= 0; index--)
            parts.Push(added[index]);
    }
}
