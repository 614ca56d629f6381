using System.Numerics;
using NetGen.Runtime;

namespace NetGen;

/// <summary>
/// Proves the gradients of a network in one line: compares the backward pass with differences of the loss, parameter by
/// parameter.
/// </summary>
/// <remarks>
/// <para>
/// The numeric derivative is the central difference of fourth order,
/// (8 (L(w + h) - L(w - h)) - (L(w + 2h) - L(w - 2h))) / (12 h), whose error is of the order h^4 + e |L| / h with e the
/// relative precision of the type. The step balances the two: h = 2^-10 max(1, |w|) in double precision, 2^-5 max(1, |w|)
/// in single. Where the loss has a kink within that step (a ReLU that switches), the same four losses give the slope of
/// either side, and if neither agrees, the step is quartered, up to twice in single precision and eight times in double;
/// the closest counts.
/// </para>
/// <para>
/// The relative error of a derivative is |analytic - numeric| / max(|analytic|, |numeric|, 5 % of the largest derivative,
/// 4 e |L| / (h tolerance)), where the last, with the first step, keeps the rounding of the loss from counting as an error. The
/// default tolerance is 1e-7 in double precision and 1e-2 in single; where the loss is smooth, 1e-9 holds in double precision. One
/// check in double precision tells more than many in single.
/// </para>
/// <para>
/// A check makes at least four backward passes per parameter. The parameters are restored bit for bit, also when the network
/// throws; no other thread may use the network meanwhile.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var network = new TestNet(seed: 1);
/// GradientCheck.Run(network, inputs, targets).ThrowIfFailed();
/// </code>
/// </example>
public static class GradientCheck
{
    /// <summary>Checks the gradients of the mean loss of a batch.</summary>
    /// <typeparam name="T">The floating-point type of the network.</typeparam>
    /// <param name="network">The network; its parameters are as before when the check returns.</param>
    /// <param name="inputs">Row-major [samples][InputSize]; at least one sample, a few are enough.</param>
    /// <param name="targets">Row-major [samples][OutputSize].</param>
    /// <param name="checkInputs">Whether to check the gradients by the inputs, too.</param>
    /// <param name="tolerance">The largest relative error that passes; null is the default of the precision.</param>
    /// <param name="maximumPerBlock">How many parameters of each weight matrix and bias vector to check, spread evenly: a limit for large networks.</param>
    /// <returns>The verdict with the worst parameter and input.</returns>
    /// <exception cref="ArgumentNullException">The network is null.</exception>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is not a number above 0, or maximumPerBlock is below 1.</exception>
    /// <exception cref="NotSupportedException">T is neither float nor double.</exception>
    public static GradientCheckResult Run<T>(
        INetwork<T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, bool checkInputs = false, double? tolerance = null, int maximumPerBlock = int.MaxValue)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ElementType.Require<T>();
        DifferenceSteps steps = ElementType.IsDouble<T>()
            ? new DifferenceSteps(First: 1.0 / 1024, Retries: 8, Epsilon: 2.3e-16)
            : new DifferenceSteps(First: 1.0 / 32, Retries: 2, Epsilon: 1.2e-7);
        return new GradientDifferences<T>(network, inputs, targets, steps).Check(checkInputs, tolerance ?? (ElementType.IsDouble<T>() ? 1e-7 : 1e-2), maximumPerBlock);
    }
}

/// <summary>The steps of the differences in one precision.</summary>
/// <param name="First">The first step, relative to max(1, |w|).</param>
/// <param name="Retries">How often a step may be quartered.</param>
/// <param name="Epsilon">The relative precision of the floating-point type.</param>
internal readonly record struct DifferenceSteps(double First, int Retries, double Epsilon);
