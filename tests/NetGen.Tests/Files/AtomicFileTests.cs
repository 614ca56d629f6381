using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;
using NetGen.Formats.Writing;

namespace NetGen.Tests.Files;

/// <summary>A save goes where the path leads, and leaves what it is there as it was: link, mode, owner, and whatever is no file.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class AtomicFileTests : IDisposable
{
    private const UnixFileMode OwnerAndGroup = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;

    private const UnixFileMode Everybody = OwnerAndGroup | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [UnixFact]
    public void A_link_stays_and_the_file_that_it_leads_to_is_replaced()
    {
        string models = _folder.Combine("models");
        Directory.CreateDirectory(models);
        string file = _folder.Write("models/seven.bin", "old");
        string relative = _folder.Combine("models/newest.bin");
        File.CreateSymbolicLink(relative, "seven.bin");
        string chain = _folder.Combine("current.bin");
        File.CreateSymbolicLink(chain, relative);

        Save(chain, "new");

        Assert.Equal("new", File.ReadAllText(file));
        Assert.Equal("seven.bin", new FileInfo(relative).LinkTarget);
        Assert.Equal(relative, new FileInfo(chain).LinkTarget);
        Assert.Equal([_folder.Combine("current.bin"), models], Entries());
        Assert.Equal([relative, file], Directory.EnumerateFileSystemEntries(models).Order());
    }

    /// <summary>The folder above a link is that of the folder it leads to, as for any other program.</summary>
    [UnixFact]
    public void A_link_out_of_a_linked_folder_is_followed_from_where_the_folder_is()
    {
        Directory.CreateDirectory(_folder.Combine("disk/run"));
        File.CreateSymbolicLink(_folder.Combine("disk/run/model.bin"), "../model.bin");
        Directory.CreateSymbolicLink(_folder.Combine("run"), "disk/run");

        Save(_folder.Combine("run/model.bin"), "new");

        Assert.Equal("new", File.ReadAllText(_folder.Combine("disk/model.bin")));
        Assert.Equal("new", File.ReadAllText(_folder.Combine("run/model.bin")));
        Assert.Equal([_folder.Combine("disk"), _folder.Combine("run")], Entries());
    }

    /// <summary>As File.Create does it.</summary>
    [UnixFact]
    public void A_link_to_a_file_that_is_not_there_makes_the_file()
    {
        string link = _folder.Combine("link");
        File.CreateSymbolicLink(link, "made");
        Save(link, "new");
        Assert.Equal("made", new FileInfo(link).LinkTarget);
        Assert.Equal("new", File.ReadAllText(_folder.Combine("made")));

        string lost = _folder.Combine("lost");
        File.CreateSymbolicLink(lost, "nowhere/made");
        Assert.Contains(_folder.Combine("nowhere"), Assert.Throws<DirectoryNotFoundException>(() => Save(lost, "new")).Message, StringComparison.Ordinal);

        string circle = _folder.Combine("circle");
        File.CreateSymbolicLink(circle, "circle");
        Assert.Contains("links", Assert.Throws<IOException>(() => Save(circle, "new")).Message, StringComparison.Ordinal);
        Assert.Equal("circle", new FileInfo(circle).LinkTarget);
        Assert.Equal([circle, link, lost, _folder.Combine("made")], Entries());
    }

    [UnixFact]
    public void A_folder_is_refused()
    {
        string folder = _folder.Combine("folder");
        Directory.CreateDirectory(folder);
        Refuse(folder, "a folder");
        Refuse(folder + "/", "a folder");
        Assert.True(Directory.Exists(folder));
        Assert.Equal([folder], Entries());
    }

    [UnixFact]
    public async Task A_pipe_is_refused()
    {
        string pipe = _folder.Combine("pipe");
        (await ProgramRun.StartAsync("mkfifo", _folder.Path, pipe)).RequireSuccess();
        Refuse(pipe, "a pipe");
        Assert.Equal("fifo", await KindAsync(pipe));
        Assert.Equal([pipe], Entries());
    }

    [UnixFact]
    public async Task A_socket_is_refused()
    {
        string path = _folder.Combine("socket");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        Refuse(path, "a socket");
        Assert.Equal("socket", await KindAsync(path));
    }

    /// <summary>A node of the test's own: were it not refused, nothing but it would be lost.</summary>
    [RootFact]
    public async Task A_device_is_refused_also_behind_a_link()
    {
        string device = _folder.Combine("full");
        (await ProgramRun.StartAsync("mknod", _folder.Path, device, "c", "1", "7")).RequireSuccess();
        string link = _folder.Combine("link");
        File.CreateSymbolicLink(link, device);
        Refuse(device, "a device");
        string message = Refuse(link, "a device");
        Assert.Contains(device, message, StringComparison.Ordinal);
        Assert.Equal("character special file", await KindAsync(device));
        Assert.Equal([device, link], Entries());
    }

    [UnixFact]
    public void The_mode_of_a_file_is_kept_and_the_temporary_has_it_from_its_first_byte()
    {
        string path = _folder.Write("network", "old");
        foreach (UnixFileMode mode in new[] { OwnerAndGroup, UnixFileMode.UserRead | UnixFileMode.UserWrite, Everybody })
        {
            File.SetUnixFileMode(path, mode);
            UnixFileMode? first = null;
            AtomicFile.Write(path, stream =>
            {
                first = File.GetUnixFileMode(Assert.Single(Entries(), entry => entry != path));
                stream.Write("new"u8);
            });
            Assert.Equal(mode, first);
            Assert.Equal(mode, File.GetUnixFileMode(path));
        }
    }

    [UnixFact]
    public void A_new_file_has_the_mode_of_any_other()
    {
        string path = _folder.Combine("network");
        string other = _folder.Combine("other");
        File.Create(other).Dispose();
        Save(path, "new");
        Assert.Equal(File.GetUnixFileMode(other), File.GetUnixFileMode(path));
    }

    [RootFact]
    public async Task The_owner_of_a_file_is_kept()
    {
        string path = _folder.Write("network", "old");
        (await ProgramRun.StartAsync("chown", _folder.Path, "12345:23456", path)).RequireSuccess();
        File.SetUnixFileMode(path, OwnerAndGroup);
        Save(path, "new");
        Assert.Equal("12345:23456 640", await StatusAsync(path, "%u:%g %a"));
        Assert.Equal("new", File.ReadAllText(path));
    }

    [Fact]
    public void A_failed_write_leaves_the_old_file_and_nothing_beside_it()
    {
        string path = _folder.Write("network", "old");
        Assert.Throws<NotSupportedException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write("half of the n"u8);
            throw new NotSupportedException();
        }));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Entries());
        Assert.Throws<DirectoryNotFoundException>(() => Save(_folder.Combine("nowhere/network"), "new"));
    }

    /// <summary>A file system has names of up to 255 bytes.</summary>
    [Theory]
    [InlineData("n", 255)]
    [InlineData("n", 240)]
    [InlineData("ü", 127)]
    [InlineData("網", 85)]
    [InlineData("\U0001F916", 63)]
    public void A_name_of_any_length_can_be_saved(string character, int count)
    {
        string name = string.Concat(Enumerable.Repeat(character, count));
        Assert.InRange(Encoding.UTF8.GetByteCount(name), 240, 255);
        string path = _folder.Combine(name);
        Save(path, "first");
        Save(path, "second");
        Assert.Equal("second", File.ReadAllText(path));
        Assert.Equal([path], Entries());
    }

    private static void Save(string path, string text) => AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    private static string Refuse(string path, string kind)
    {
        IOException error = Assert.Throws<IOException>(() => Save(path, "new"));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(kind, error.Message, StringComparison.Ordinal);
        return error.Message;
    }

    private string[] Entries() => [.. Directory.EnumerateFileSystemEntries(_folder.Path).Order(StringComparer.Ordinal)];

    private Task<string> KindAsync(string path) => StatusAsync(path, "%F");

    private async Task<string> StatusAsync(string path, string format) =>
        (await ProgramRun.StartAsync("stat", _folder.Path, "-c", format, path)).RequireSuccess().Output.Trim();
}
