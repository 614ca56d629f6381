using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>The types that networks compute in. The constraint on T admits more, so that there is room for them later.</summary>
internal static class ElementType
{
    /// <summary>Whether T is double rather than float; a constant for the JIT.</summary>
    internal static bool IsDouble<T>() => typeof(T) == typeof(double);

    /// <summary>Refuses a type that networks do not compute in, before anything is read or written.</summary>
    /// <exception cref="NotSupportedException">T is neither float nor double.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Require<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            Throw(typeof(T).Name);
    }

    [DoesNotReturn]
    private static void Throw(string name) => throw new NotSupportedException($"{name}: networks compute in float or double.");
}
