using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace NetGen.Benchmarks.Speed.Against;

/// <summary>
/// A build of this program, this one or an older one, loaded once more: its networks, computed by the code that its generator wrote and by
/// its own NetGen.dll. An older build knows nothing of being compared, so all is found by the names that the types have here.
/// </summary>
internal sealed class Build
{
    private readonly Assembly _program;

    /// <summary>Loads a build.</summary>
    /// <param name="path">Its NetGen.Benchmarks.dll, or the folder where that lies.</param>
    /// <exception cref="FileNotFoundException">There is none, or no NetGen.dll beside it.</exception>
    public Build(string path)
    {
        string program = Path.GetFullPath(Directory.Exists(path) ? Path.Join(path, "NetGen.Benchmarks.dll") : path);
        Require(program);
        Require(Path.Join(Path.GetDirectoryName(program), "NetGen.dll"));
        var context = new BuildContext(program);
        _program = context.LoadProgram();
        Library = context.LoadFromAssemblyName(new AssemblyName("NetGen"));
    }

    /// <summary>Where this build lies.</summary>
    public static string Own => typeof(Build).Assembly.Location;

    /// <summary>Its library.</summary>
    public Assembly Library { get; }

    /// <summary>One of its networks, with its own data.</summary>
    /// <exception cref="NotSupportedException">The build is too different.</exception>
    public BuildEngine Open(string network)
    {
        // Pairs of a workload and an engine, whose types are the build's own.
        var found = (IEnumerable)Find(typeof(NetworkList), nameof(NetworkList.Chosen)).Invoke(null, [new[] { network }])!;
        return new BuildEngine(this, (found.Cast<ITuple>().SingleOrDefault() ?? throw Lacks($"network {network}"))[1]!);
    }

    /// <summary>Its type of the same name.</summary>
    /// <exception cref="NotSupportedException">It has none.</exception>
    public Type Find(Type type) => _program.GetType(type.FullName!) ?? throw Lacks(type.Name);

    /// <summary>Its method of the same name.</summary>
    /// <exception cref="NotSupportedException">It has none.</exception>
    public MethodInfo Find(Type type, string method) => Find(type).GetMethod(method) ?? throw Lacks($"{type.Name}.{method}");

    private NotSupportedException Lacks(string name) => new($"{_program.Location} has no {name}: it is too different a build to be compared with.");

    private static void Require(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"'{path}' is not there; needed is the output folder of an older build of NetGen.Benchmarks, or its NetGen.Benchmarks.dll.", path);
    }
}
