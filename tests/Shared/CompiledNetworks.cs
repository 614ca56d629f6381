using System.Collections.Immutable;
using System.Numerics;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace NetGen.Testing;

/// <summary>Networks compiled in memory and loaded; disposing lets the runtime unload them.</summary>
internal sealed class CompiledNetworks : IDisposable
{
    private readonly AssemblyLoadContext _context;

    /// <summary>Owns a load context.</summary>
    /// <param name="context">The context that the assembly was loaded into.</param>
    /// <param name="assembly">The compiled assembly.</param>
    /// <param name="generation">The run of the generator.</param>
    public CompiledNetworks(AssemblyLoadContext context, Assembly assembly, GenerationResult generation)
    {
        _context = context;
        Assembly = assembly;
        Generation = generation;
    }

    /// <summary>The compiled assembly: the user's code and the generated code.</summary>
    public Assembly Assembly { get; }

    /// <summary>The run of the generator.</summary>
    public GenerationResult Generation { get; }

    /// <summary>The generated files.</summary>
    public ImmutableArray<GeneratedFile> Files => Generation.Files;

    /// <summary>The same, those of each network as one.</summary>
    public ImmutableArray<GeneratedFile> Networks => Generation.Networks;

    /// <summary>Every type that the user's source marks as a network, in the order of their names.</summary>
    public IReadOnlyList<Type> NetworkTypes =>
        [.. Assembly.GetTypes().Where(type => type.IsDefined(typeof(NetworkAttribute), inherit: false)).OrderBy(type => type.FullName, StringComparer.Ordinal)];

    /// <summary>A type by its name in metadata: namespace and <c>+</c> before a nested type.</summary>
    /// <param name="fullName">The name.</param>
    /// <returns>The type.</returns>
    public Type Type(string fullName) => Assembly.GetType(fullName, throwOnError: true)!;

    /// <summary>Constructs a network from a seed.</summary>
    /// <typeparam name="T">Its floating-point type.</typeparam>
    /// <param name="fullName">The name of its class in metadata.</param>
    /// <param name="seed">The seed of its parameters.</param>
    /// <returns>The network.</returns>
    public INetwork<T> Create<T>(string fullName, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        (INetwork<T>)Activator.CreateInstance(Type(fullName), seed)!;

    /// <summary>The text of the only generated file.</summary>
    /// <returns>The complete text.</returns>
    public string SingleFile() => string.Concat(Files.Select(file => file.Text));

    /// <inheritdoc/>
    public void Dispose() => _context.Unload();
}
