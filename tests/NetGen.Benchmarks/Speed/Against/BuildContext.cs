using System.Reflection;
using System.Runtime.Loader;

namespace NetGen.Benchmarks.Speed.Against;

/// <summary>
/// Loads a build beside others: the same names, other assemblies. What lies beside the program comes from there, NetGen.dll first of all;
/// the framework is shared.
/// </summary>
/// <remarks>Never unloaded: what can be unloaded reads its static fields through one more pointer, and would be slower for it.</remarks>
internal sealed class BuildContext(string program) : AssemblyLoadContext("build", isCollectible: false)
{
    private readonly string _folder = Path.GetDirectoryName(program)!;

    /// <summary>The program.</summary>
    public Assembly LoadProgram() => LoadFromAssemblyPath(program);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string path = Path.Join(_folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
