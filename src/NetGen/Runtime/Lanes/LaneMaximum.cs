using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <summary>The largest of 64 bytes of numbers, found by halves.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
internal static class LaneMaximum
{
    /// <summary>The largest lane; NaN may be passed over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(Lanes512<T> lanes)
        where T : unmanaged
    {
        Lanes256<T> half = Lanes256<T>.Max(new(lanes.Vector.GetLower()), new(lanes.Vector.GetUpper()));
        Lanes128<T> quarter = Lanes128<T>.Max(new(half.Vector.GetLower()), new(half.Vector.GetUpper()));
        Vector128<long> words = quarter.Vector.AsInt64();
        quarter = Lanes128<T>.Max(quarter, new(Vector128.Shuffle(words, Vector128.Create(1L, 0L)).As<long, T>()));
        if (typeof(T) == typeof(float))
        {
            Vector128<int> numbers = quarter.Vector.AsInt32();
            quarter = Lanes128<T>.Max(quarter, new(Vector128.Shuffle(numbers, Vector128.Create(1, 0, 3, 2)).As<int, T>()));
        }

        return quarter.Vector.ToScalar();
    }
}
