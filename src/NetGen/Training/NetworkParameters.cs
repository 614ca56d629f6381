using System.Numerics;
using NetGen.Runtime;

namespace NetGen;

/// <summary>The parameters of two networks of one shape: copied, averaged, and those of a copy.</summary>
public static class NetworkParameters
{
    /// <summary>A network of the same type with the same parameters and scaling: without a team, and without what the class itself has beside its network.</summary>
    /// <typeparam name="TSelf">The network's type.</typeparam>
    /// <typeparam name="T">Its floating-point type.</typeparam>
    /// <param name="network">The network.</param>
    /// <returns>The copy.</returns>
    /// <exception cref="ArgumentNullException">The network is null.</exception>
    /// <example>
    /// <code>
    /// Policy target = policy.Clone();
    /// </code>
    /// </example>
    public static TSelf Clone<TSelf, T>(this INetwork<TSelf, T> network)
        where TSelf : INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        var copy = TSelf.Create(seed: 0);
        network.Parameters.CopyTo(copy.Parameters);
        if (network is IScaledNetwork<T> scaled)
            NetworkScaling.Copy(scaled, (IScaledNetwork<T>)(object)copy);
        return copy;
    }

    /// <summary>Gives a network the parameters of another, and its scaling where they scale.</summary>
    /// <typeparam name="T">The floating-point type of both.</typeparam>
    /// <param name="network">The network that is changed.</param>
    /// <param name="source">A network of the same sizes and biases.</param>
    /// <remarks>Thread safety: no other thread may compute with the network meanwhile.</remarks>
    /// <exception cref="ArgumentNullException">A network is null.</exception>
    /// <exception cref="ArgumentException">The networks have parameters of different shapes, or one scales what the other does not. Nothing is changed.</exception>
    public static void CopyFrom<T>(this INetwork<T> network, INetwork<T> source)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RequireSameShape(network, source);
        if (network.Description.Scaling != source.Description.Scaling)
            throw new ArgumentException($"The source, {source.Description}, has Scaling = {source.Description.Scaling}; {network.Description} has Scaling = {network.Description.Scaling}.", nameof(source));
        source.Parameters.CopyTo(network.Parameters);
        if (source is IScaledNetwork<T> scaled)
            NetworkScaling.Copy(scaled, (IScaledNetwork<T>)network);
    }

    /// <summary>
    /// Moves the parameters of a network towards those of another, its scaling stays as it is: p += amount (source - p), as a fused multiply-add. Polyak's averaging of a target
    /// network with a small amount, an exponential moving average with 1 - decay, the n-th of equal shares with 1 / n.
    /// </summary>
    /// <typeparam name="T">The floating-point type of both.</typeparam>
    /// <param name="network">The network that is changed.</param>
    /// <param name="source">A network of the same sizes and biases.</param>
    /// <param name="amount">The share of the source, 0 to 1, rounded to T once: 0 changes nothing, 1 copies the source.</param>
    /// <remarks>Thread safety: no other thread may compute with the network meanwhile.</remarks>
    /// <exception cref="ArgumentNullException">A network is null.</exception>
    /// <exception cref="ArgumentException">The networks have parameters of different shapes. Nothing is changed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not a number from 0 to 1.</exception>
    /// <example>
    /// <code>
    /// target.Lerp(policy, amount: 0.005);
    /// </code>
    /// </example>
    public static void Lerp<T>(this INetwork<T> network, INetwork<T> source, double amount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RequireSameShape(network, source);
        if (!(amount >= 0 && amount <= 1))
            throw new ArgumentOutOfRangeException(nameof(amount), amount, "The share of the source is needed, from 0 to 1.");
        Lerp(team: null, network.Parameters, source.Parameters, amount);
    }

    /// <summary>The same over memory, shared among the threads of a team. An amount of 1 copies, and does not look at what was there.</summary>
    internal static void Lerp<T>(ThreadTeam? team, Span<T> parameters, ReadOnlySpan<T> source, double amount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (amount == 1)
            source.CopyTo(parameters);
        else
            ParameterUpdate.Run(team, LaneWidths.Widest, new LerpRule<T>(T.CreateTruncating(amount)), parameters, source);
    }

    private static void RequireSameShape<T>(INetwork<T> network, INetwork<T> source)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ElementType.Require<T>();
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(source);
        NetworkDescription own = network.Description, other = source.Description;
        if (!own.Sizes.SequenceEqual(other.Sizes) || own.HasBias != other.HasBias)
        {
            throw new ArgumentException(
                $"The source is {other}, sizes {string.Join('-', other.Sizes.ToArray())} {(other.HasBias ? "with" : "without")} biases; {own} needs {string.Join('-', own.Sizes.ToArray())} {(own.HasBias ? "with" : "without")} biases.",
                nameof(source));
        }
    }
}
