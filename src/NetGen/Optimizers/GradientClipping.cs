using System.Numerics;
using NetGen.Runtime;

namespace NetGen;

/// <summary>Limits gradients before a step, so that a rare large one does not throw the network far off. Allocates nothing.</summary>
/// <example>
/// <code>
/// network.BackwardBatch(inputs, targets, gradients);
/// double norm = GradientClipping.ByGlobalNorm(gradients, maxNorm: 1);
/// optimizer.Step(gradients);
/// </code>
/// </example>
public static class GradientClipping
{
    /// <summary>
    /// Shrinks all gradients by one factor, so that their Euclidean norm is at most a given one: with
    /// norm = sqrt(sum g^2), g *= maxNorm / (norm + 1e-6) where that factor is below 1.
    /// </summary>
    /// <typeparam name="T">The floating-point type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="gradients">The gradients of all parameters, changed in place.</param>
    /// <param name="maxNorm">The largest norm that passes, 0 or more; infinity only measures the norm.</param>
    /// <returns>
    /// The norm before clipping. It is infinite or NaN only where a gradient is (or where the true norm is above the largest
    /// <see cref="double"/>): the squares are summed so that they neither overflow nor vanish.
    /// </returns>
    /// <remarks>
    /// <para>
    /// PyTorch's clip_grad_norm_, with one difference: where a gradient is infinite or NaN, all are left as they are, because
    /// no factor repairs them and a factor of 0 or NaN would hide which one it was. Check the norm that is returned, or the
    /// gradients with <see cref="FiniteCheck"/>. The norm and the factor are computed in double precision, the sum in an order
    /// that depends on the number of gradients only: the same bits on every machine.
    /// </para>
    /// <para>Source: Pascanu, Mikolov, Bengio: "On the difficulty of training recurrent neural networks", ICML 2013.</para>
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">maxNorm is negative or NaN; nothing is changed.</exception>
    /// <exception cref="NotSupportedException">T is neither float nor double.</exception>
    public static double ByGlobalNorm<T>(Span<T> gradients, double maxNorm)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => ByGlobalNorm(gradients, maxNorm, LaneWidths.Widest);

    /// <inheritdoc cref="ByGlobalNorm{T}(Span{T}, double)"/>
    /// <exception cref="ArgumentNullException">The gradients are null.</exception>
    public static double ByGlobalNorm<T>(T[] gradients, double maxNorm)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(gradients);
        return ByGlobalNorm(gradients.AsSpan(), maxNorm);
    }

    /// <summary>Limits each gradient to the range -limit to limit; NaN stays NaN.</summary>
    /// <typeparam name="T">The floating-point type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="gradients">The gradients, changed in place.</param>
    /// <param name="limit">The largest absolute value that passes, 0 or more; rounded to <typeparamref name="T"/> once.</param>
    /// <remarks>PyTorch's clip_grad_value_. A limit beyond the largest <typeparamref name="T"/> changes nothing.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative or NaN; nothing is changed.</exception>
    /// <exception cref="NotSupportedException">T is neither float nor double.</exception>
    public static void ByValue<T>(Span<T> gradients, double limit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => ByValue(gradients, limit, LaneWidths.Widest);

    /// <inheritdoc cref="ByValue{T}(Span{T}, double)"/>
    /// <exception cref="ArgumentNullException">The gradients are null.</exception>
    public static void ByValue<T>(T[] gradients, double limit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(gradients);
        ByValue(gradients.AsSpan(), limit);
    }

    internal static double ByGlobalNorm<T>(Span<T> gradients, double maxNorm, LaneWidth width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ElementType.Require<T>();
        RequireLimit(maxNorm, nameof(maxNorm));
        double norm = EuclideanNorm.Of<T>(gradients, width);
        double factor = maxNorm / (norm + 1e-6);
        if (double.IsFinite(norm) && factor < 1)
            ParameterUpdate.Run(width, new ScaleRule<T>(T.CreateChecked(factor)), gradients, gradients);
        return norm;
    }

    internal static void ByValue<T>(Span<T> gradients, double limit, LaneWidth width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ElementType.Require<T>();
        RequireLimit(limit, nameof(limit));
        ParameterUpdate.Run(width, new ClampRule<T>(T.CreateChecked(limit)), gradients, gradients);
    }

    private static void RequireLimit(double value, string name)
    {
        if (!(value >= 0))
            throw new ArgumentOutOfRangeException(name, value, $"{name} is 0 or more.");
    }

    private readonly struct ClampRule<T>(T limit) : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly T _limit = limit;

        public static int StateCount => 0;

        public void Update<TLanes>(TLanes gradient, ref TLanes parameter, ref TLanes first, ref TLanes second, ref TLanes third)
            where TLanes : struct, ILanes<TLanes, T>
        {
            // Min and Max give their second argument where either is NaN: with the gradient there, NaN stays.
            TLanes limit = TLanes.Broadcast(_limit);
            parameter = TLanes.Max(-limit, TLanes.Min(limit, gradient));
        }
    }
}
