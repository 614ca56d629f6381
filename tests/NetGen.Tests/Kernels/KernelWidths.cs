using System.Globalization;
using NetGen.Runtime;

namespace NetGen.Tests.Kernels;

/// <summary>Every width of vectors, for one element type.</summary>
internal static class KernelWidths
{
    public static IEnumerable<Type> Of<T>() =>
        from lanes in new[] { typeof(Lanes512<>), typeof(Lanes256<>), typeof(Lanes128<>), typeof(Lanes1<>) }
        select lanes.MakeGenericType(typeof(T));

    /// <summary>The elements of a vector.</summary>
    public static int Count(Type lanes) => (int)lanes.GetProperty(nameof(Lanes1<>.Count))!.GetValue(null)!;

    /// <summary>The type for a message, as Lanes512 of Single.</summary>
    public static string Text(Type lanes) => string.Create(CultureInfo.InvariantCulture, $"{lanes.Name.AsSpan(0, lanes.Name.IndexOf('`'))} of {lanes.GenericTypeArguments[0].Name}");
}
