using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace NetGen.Bits.Tests;

/// <summary>What a page sent at its end.</summary>
internal sealed record PageResult(int ExitCode, string Text);

/// <summary>Serves the files of a folder to a browser on this machine, until a page posts its result.</summary>
internal sealed class PageServer : IDisposable
{
    private readonly string _folder;
    private readonly HttpListener _listener = new();
    private readonly TaskCompletionSource<PageResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PageServer(string folder)
    {
        _folder = folder;
        Address = $"http://127.0.0.1:{FreePort()}/";
        _listener.Prefixes.Add(Address);
        _listener.Start();
        _ = Task.Run(ServeAsync);
    }

    public string Address { get; }

    public Task<PageResult> Result => _result.Task;

    public void Dispose() => _listener.Close();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string ContentType(string path) => Path.GetExtension(path) switch
    {
        ".html" => "text/html",
        ".js" => "text/javascript",
        ".wasm" => "application/wasm",
        ".json" => "application/json",
        _ => "application/octet-stream",
    };

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                await AnswerAsync(await _listener.GetContextAsync());
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // Closed: the result is there, or nobody waits for it any more.
        }
        catch (Exception exception)
        {
            _result.TrySetException(exception);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using HttpListenerResponse response = context.Response;
        if (context.Request.HttpMethod == "POST")
        {
            using var reader = new StreamReader(context.Request.InputStream);
            string text = await reader.ReadToEndAsync();
            response.StatusCode = (int)HttpStatusCode.NoContent;
            _result.TrySetResult(new PageResult(int.Parse(context.Request.QueryString["exitCode"]!, CultureInfo.InvariantCulture), text));
            return;
        }

        string name = context.Request.Url!.AbsolutePath.TrimStart('/');
        string path = Path.Combine(_folder, name.Length == 0 ? "index.html" : name);
        if (!File.Exists(path))
        {
            response.StatusCode = (int)HttpStatusCode.NotFound;
            return;
        }

        response.ContentType = ContentType(path);
        await response.OutputStream.WriteAsync(await File.ReadAllBytesAsync(path));
    }
}
