using System.ComponentModel;
using System.Reflection;

namespace NetGen.Tests.Surface;

/// <summary>What only generated code calls is public, and no editor shows it to a user.</summary>
public sealed class HiddenTypeTests
{
    private const string CalledByGeneratedCode = "NetGen.Runtime";

    [Fact]
    public void No_editor_shows_what_generated_code_calls()
    {
        Type[] types = [.. typeof(INetwork<>).Assembly.GetExportedTypes().Where(type => type.Namespace == CalledByGeneratedCode && !type.IsNested)];
        Assert.NotEmpty(types);
        string[] shown = [.. types.Where(type => type.GetCustomAttribute<EditorBrowsableAttribute>(inherit: false)?.State != EditorBrowsableState.Never).Select(type => type.FullName!).Order(StringComparer.Ordinal)];
        Assert.True(shown.Length == 0, $"These lack [EditorBrowsable(EditorBrowsableState.Never)]: {string.Join(", ", shown)}.");
    }
}
