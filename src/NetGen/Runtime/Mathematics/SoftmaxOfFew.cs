using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <summary>
/// <see cref="Softmax"/> over a row of at most four numbers, in a vector of 128 bits: of the tree that joins 16 chains, the two steps
/// that have more than zeros to add, hence the same bits.
/// </summary>
internal static class SoftmaxOfFew
{
    /// <summary>The most classes.</summary>
    public const int Most = 4;

    /// <inheritdoc cref="Softmax.Write"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Write(ref float z, ref float output, int count)
    {
        Lanes128<float> exponentials = Exponentials(new(Vector128.LoadUnsafe(ref z)), Mask(count), out _, out Lanes128<float> sum);
        Vector128<float> results = (exponentials / sum).Vector;
        output = results.ToScalar();
        if (count > 1)
            Unsafe.Add(ref output, 1) = results.GetElement(1);
        if (count > 2)
            Unsafe.Add(ref output, 2) = results.GetElement(2);
        if (count > 3)
            Unsafe.Add(ref output, 3) = results.GetElement(3);
    }

    /// <inheritdoc cref="Softmax.CrossEntropy"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static float CrossEntropy(ref float z, ref float y, float scale, ref float delta, int count)
    {
        Lanes128<float> logits = new(Vector128.LoadUnsafe(ref z));
        Lanes128<float> exponentials = Exponentials(logits, Mask(count), out Lanes128<float> largest, out Lanes128<float> sum);
        Lanes128<float> logSum = Elementary.LogOfSum<Lanes128<float>, float>(sum);

        Lanes128<float> targets = new(Lanes512<float>.LoadPartial(ref y, 0, count).Vector.GetLower().GetLower());
        Lanes128<float> losses = Lanes128<float>.Zero + Losses.CrossEntropy<Lanes128<float>, float>(targets, logSum + (largest - logits));
        Lanes128<float> mass = Lanes128<float>.Broadcast(Sum(Lanes128<float>.Zero + targets));
        Lanes128<float> error = Lanes128<float>.FusedMultiplyAdd(exponentials / sum, mass, -targets) * Lanes128<float>.Broadcast(scale);
        error.Vector.StoreUnsafe(ref delta);
        return Sum(losses);
    }

    /// <summary>exp(z - largest); behind the last class, of numbers that mean nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes128<float> Exponentials(Lanes128<float> z, Lanes128<float> mask, out Lanes128<float> largest, out Lanes128<float> sum)
    {
        Vector128<float> most = Lanes128<float>.Select(mask, z, Lanes128<float>.Broadcast(z.Vector.ToScalar())).Vector;
        most = Lanes128<float>.Max(new(most), new(Vector128.Shuffle(most, Vector128.Create(2, 3, 0, 1)))).Vector;
        most = Lanes128<float>.Max(new(most), new(Vector128.Shuffle(most, Vector128.Create(1, 0, 3, 2)))).Vector;
        largest = new(most);
        Lanes128<float> exponentials = Elementary.Exp<Lanes128<float>, float>(z - largest);
        sum = Lanes128<float>.Broadcast(Sum(exponentials & mask));
        return exponentials;
    }

    /// <summary>(c0 + c2) + (c1 + c3), as <see cref="LaneSum"/> ends.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Sum(Lanes128<float> chains)
    {
        Vector128<float> two = chains.Vector + Vector128.Shuffle(chains.Vector, Vector128.Create(2, 3, 2, 3));
        return two.ToScalar() + two.GetElement(1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes128<float> Mask(int count) => new(Vector128.GreaterThan(Vector128.Create(count), Vector128.Create(0, 1, 2, 3)).AsSingle());
}
