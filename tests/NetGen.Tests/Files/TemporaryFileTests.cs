using NetGen.Formats.Writing;

namespace NetGen.Tests.Files;

/// <summary>What a killed save has left is removed by the next one of the same file; what somebody still writes is not touched.</summary>
public sealed class TemporaryFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Location => _folder.Combine("network");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_a_killed_save_has_left_is_removed_by_the_next()
    {
        string left = NameOfTemporary(Location);
        string ofAnother = NameOfTemporary(_folder.Combine("another"));
        File.WriteAllText(left, "half of a n");
        File.WriteAllText(ofAnother, "half of a n");
        AtomicFile.Write(Location, stream => stream.Write("new"u8));
        Assert.False(File.Exists(left));
        Assert.True(File.Exists(ofAnother));
        Assert.Equal("new", File.ReadAllText(Location));
    }

    [Fact]
    public void A_file_that_is_being_written_is_not_touched_by_another_save()
    {
        AtomicFile.Write(Location, outer =>
        {
            outer.Write("outer"u8);
            string held = Assert.Single(Directory.EnumerateFiles(_folder.Path));
            AtomicFile.Write(Location, inner => inner.Write("inner"u8));
            Assert.Equal("inner", File.ReadAllText(Location));
            Assert.True(File.Exists(held));
        });
        Assert.Equal("outer", File.ReadAllText(Location));
        Assert.Equal([Location], Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    /// <summary>A name that a killed save of a file could have left: that which another has just used.</summary>
    private string NameOfTemporary(string path)
    {
        string[] before = Directory.GetFiles(_folder.Path);
        string name = "";
        AtomicFile.Write(path, stream => name = Directory.EnumerateFiles(_folder.Path).Except(before).Single());
        File.Delete(path);
        return name;
    }
}
