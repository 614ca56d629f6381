using System.Text.RegularExpressions;

namespace NetGen.Tests.Reporting;

/// <summary>A browser without a window, and without a network: Chromium or one of its kin, where there is one.</summary>
internal sealed class Browser : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>The page after it was loaded and its scripts ran, as text.</summary>
    public async Task<string> DumpAsync(string html, bool isDark)
        => (await RunAsync(_folder.Write("page.html", html), isDark, "--dump-dom", "--virtual-time-budget=2000")).Output;

    /// <summary>What a reader sees of a file.</summary>
    public async Task<Screenshot> ScreenshotAsync(string file, string text, int width, int height, bool isDark)
    {
        string picture = _folder.Combine("picture.png");
        File.Delete(picture);
        await RunAsync(_folder.Write(file, text), isDark, $"--screenshot={picture}", $"--window-size={width},{height}");
        return new Screenshot(await File.ReadAllBytesAsync(picture));
    }

    private async Task<ProgramRun> RunAsync(string file, bool isDark, params string[] arguments)
    {
        string[] all =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--enable-logging=stderr",
            $"--user-data-dir={_folder.Combine("profile")}",

            // Nothing that a page asks for is answered.
            "--host-resolver-rules=MAP * ~NOTFOUND",
            $"--blink-settings=preferredColorScheme={(isDark ? 0 : 1)}",
            .. arguments,
            new Uri(file).AbsoluteUri,
        ];
        ProgramRun run = (await ProgramRun.StartAsync(BrowserProgram.Path!, _folder.Path, all)).RequireSuccess();

        // Errors of scripts, what the policy of the page refuses, and what cannot be loaded are written to the console.
        Assert.DoesNotMatch(new Regex("CONSOLE"), run.Errors);
        return run;
    }
}

/// <summary>A test that needs a browser.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (BrowserProgram.Path is null)
            Skip = BrowserProgram.Missing;
    }
}
