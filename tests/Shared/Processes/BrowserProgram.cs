namespace NetGen.Testing;

/// <summary>A browser that is installed here: Chromium or one of its kin.</summary>
internal static class BrowserProgram
{
    /// <summary>What a test that needs it says where there is none.</summary>
    public const string Missing = "Needs Chromium, Chrome or Edge, on PATH or where they are usually installed.";

    private static readonly string[] s_names =
        ["chromium", "chromium-headless-shell", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge"];

    private static readonly string[] s_places =
    [
        "/usr/lib/chromium/chromium", "/snap/bin/chromium", "/opt/google/chrome/chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <summary>Where the program is; null where there is none.</summary>
    public static string? Path { get; } = Environment.GetEnvironmentVariable("PATH")!.Split(System.IO.Path.PathSeparator)
        .SelectMany(_ => s_names, (folder, name) => System.IO.Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name))
        .Concat(s_places)
        .FirstOrDefault(File.Exists);
}
