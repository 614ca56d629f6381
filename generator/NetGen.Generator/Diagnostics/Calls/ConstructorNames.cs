using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics.Calls;

/// <summary>The names that the constructors of a part of a type write, each part read once in a compilation.</summary>
internal sealed class ConstructorNames
{
    private readonly ConcurrentDictionary<SyntaxNode, WrittenNames> _names = new();

    public WrittenNames In(SyntaxNode part) => _names.GetOrAdd(part, static node => new WrittenNames(node));
}
