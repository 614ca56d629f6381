using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Incrementality;

/// <summary>Looks through everything an object holds for objects of Roslyn that keep a whole compilation alive.</summary>
internal static class RoslynObjectSearch
{
    /// <summary>Finds an object that a pipeline value must not hold.</summary>
    /// <param name="root">Where to begin.</param>
    /// <returns>The path of fields that leads to it and what it is; null if there is none.</returns>
    public static string? Find(object? root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<(object? Value, string Path)>([(root, "value")]);
        while (pending.TryPop(out (object? Value, string Path) item))
        {
            if (item.Value is not { } value || IsLeaf(value.GetType()))
                continue;
            if (IsForbidden(value))
                return $"{item.Path} is a {value.GetType().Name}";
            // A boxed struct is a new object each time; only what it refers to can form a cycle.
            if (!value.GetType().IsValueType && !seen.Add(value))
                continue;
            foreach ((object? child, string path) in Children(value, item.Path))
                pending.Push((child, path));
        }

        return null;
    }

    private static bool IsForbidden(object value) =>
        value is Compilation or ISymbol or SyntaxNode or SyntaxTree or Location or AttributeData or SemanticModel;

    private static bool IsLeaf(Type type) =>
        type.IsPrimitive || type.IsEnum || type.IsPointer || type == typeof(string) || typeof(MemberInfo).IsAssignableFrom(type);

    private static IEnumerable<(object? Value, string Path)> Children(object value, string path)
    {
        if (value is Array array)
        {
            int index = 0;
            foreach (object? element in (IEnumerable)array)
                yield return (element, $"{path}[{index++}]");
            yield break;
        }

        // Reflection does not list the private fields of base types, so each type of the hierarchy is asked for its own.
        for (Type? type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsPointer && !field.FieldType.IsByRefLike)
                    yield return (field.GetValue(value), $"{path}.{field.Name}");
            }
        }
    }
}
