using System.Globalization;
using System.Numerics;
using NetGen.Runtime;

namespace NetGen;

/// <summary>
/// Stops a training whose numbers have become infinite or NaN, and says where. Without the check the NaN spreads through
/// all parameters within a step or two, and nothing tells when it began.
/// </summary>
/// <example>
/// <code>
/// float loss = network.BackwardBatch(inputs, targets, gradients);
/// FiniteCheck.ThrowIfNotFinite(loss, optimizer.StepCount);
/// </code>
/// </example>
public static class FiniteCheck
{
    /// <summary>Throws where a loss is infinite or NaN.</summary>
    /// <typeparam name="T">The floating-point type.</typeparam>
    /// <param name="loss">The loss of a step.</param>
    /// <param name="step">The step or epoch it belongs to, for the message.</param>
    /// <exception cref="NotSupportedException">T is neither float nor double.</exception>
    /// <exception cref="NotFiniteNumberException">The loss is infinite or NaN; <see cref="NotFiniteNumberException.OffendingNumber"/> has it.</exception>
    public static void ThrowIfNotFinite<T>(T loss, long step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ElementType.Require<T>();
        if (T.IsFinite(loss))
            return;
        string value = loss.ToString(null, CultureInfo.InvariantCulture);
        throw new NotFiniteNumberException(
            FormattableString.Invariant(
                $"The loss of step {step} is {value}. The usual causes are a learning rate that is too high, and inputs or targets that are not finite or not scaled."),
            double.CreateChecked(loss));
    }

    /// <summary>Throws where a gradient or a parameter of a network is infinite or NaN, and names the first that is.</summary>
    /// <typeparam name="T">The floating-point type.</typeparam>
    /// <param name="network">The network whose layout the values have.</param>
    /// <param name="values">ParameterCount gradients or parameters.</param>
    /// <exception cref="ArgumentNullException">The network is null.</exception>
    /// <exception cref="ArgumentException">The values have the wrong length.</exception>
    /// <exception cref="NotFiniteNumberException">A value is infinite or NaN; <see cref="NotFiniteNumberException.OffendingNumber"/> has it.</exception>
    public static void ThrowIfNotFinite<T>(INetwork<T> network, ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        NetworkDescription description = network.Description;
        if (values.Length != description.ParameterCount)
            throw new ArgumentException($"{description}: values has {values.Length} values; the network needs {description.ParameterCount}.", nameof(values));
        for (int index = 0; index < values.Length; index++)
        {
            if (T.IsFinite(values[index]))
                continue;
            string value = values[index].ToString(null, CultureInfo.InvariantCulture);
            throw new NotFiniteNumberException(
                $"{description}: the value of {description.GetPosition(index)} is {value}.", double.CreateChecked(values[index]));
        }
    }
}
