using System.Diagnostics;
using NetGen.BitsProbe;

namespace NetGen.Bits.Tests;

/// <summary>A page in a browser without a window, served from here; it sends back what the program printed.</summary>
internal sealed record BrowserHost : IHost
{
    private const string Project = "NetGen.BitsPage";

    // Several times what it takes on a machine that is busy with other things.
    private static readonly TimeSpan s_timeLimit = TimeSpan.FromMinutes(8);

    public HostKind Kind => HostKind.Browser;

    public string? Missing => BrowserProgram.Path is null ? BrowserProgram.Missing : null;

    public Task BuildAsync(string folder) => Publishing.PublishAsync(Project, folder);

    public async Task<ProgramRun> RunAsync(string folder, IReadOnlyDictionary<string, string> settings, Execution expected)
    {
        using var server = new PageServer(Path.Combine(folder, "published", "wwwroot"));
        var start = new ProcessStartInfo(
            BrowserProgram.Path!,
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",

                // Without it the browser would end once the page is loaded.
                "--remote-debugging-port=0",
                $"--user-data-dir={Path.Combine(folder, "profile")}",
                server.Address,
            ])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using Process browser = Process.Start(start)!;
        Task<string> errors = browser.StandardError.ReadToEndAsync();
        _ = browser.StandardOutput.ReadToEndAsync();
        try
        {
            PageResult result = await server.Result.WaitAsync(s_timeLimit);
            return new ProgramRun(Project, result.ExitCode, result.Text, "");
        }
        catch (TimeoutException)
        {
            browser.Kill(entireProcessTree: true);
            throw new TimeoutException($"The page had sent nothing after {s_timeLimit.TotalMinutes} minutes. The browser wrote:\n{await errors}");
        }
        finally
        {
            browser.Kill(entireProcessTree: true);
            await browser.WaitForExitAsync();
        }
    }
}
