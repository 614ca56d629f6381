using System.Numerics;
using NetGen.Data;
using NetGen.Formats.Reading;
using NetGen.Runtime;
using NetGen.Training;

namespace NetGen;

/// <summary>Sets what a network scales its numbers by, from samples: from those that train, never from those that judge it.</summary>
public static class NetworkScaling
{
    /// <summary>
    /// Scales each feature to mean 0 and standard deviation 1: offset = mean, factor = 1 / sqrt(1/n sum (x - mean)^2), computed in double and rounded to T
    /// once. A feature that is constant, but for rounding, keeps the factor 1. The numbers are those of scikit-learn's StandardScaler.
    /// </summary>
    /// <typeparam name="T">The floating-point type of the network.</typeparam>
    /// <param name="network">A network that declares <see cref="Scaling"/>: its inputs, its targets or both are scaled, as it says.</param>
    /// <param name="data">The samples.</param>
    /// <remarks>
    /// <para>A training with <see cref="FitOptions.Standardize"/> does this before its first step, with the samples that are left to train.</para>
    /// <para>Not to be called while another thread computes with the network.</para>
    /// </remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// The network declares no scaling; there are no samples, or they have not its widths; a number is NaN or infinite. Nothing is changed.
    /// </exception>
    /// <example>
    /// <code>
    /// [Network(13, 32, 3, Loss = SoftmaxCE, Scaling = Scaling.Inputs)]
    /// public sealed partial class Wine;
    ///
    /// network.Standardize(training);
    /// </code>
    /// </example>
    public static void Standardize<T>(this INetwork<T> network, IDataSource<T> data)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Set(network, data, static feature => feature.IsConstant ? (feature.Mean, 1) : (feature.Mean, 1 / feature.StandardDeviation));

    /// <summary>
    /// Scales each feature into a range: factor = (high - low) / (greatest - least), offset = least - low / factor, computed in double and rounded to T once.
    /// A feature that is constant, but for rounding, keeps the factor 1, and becomes <paramref name="low"/>.
    /// </summary>
    /// <typeparam name="T">The floating-point type of the network.</typeparam>
    /// <param name="network">A network that declares <see cref="Scaling"/>: its inputs, its targets or both are scaled, as it says.</param>
    /// <param name="data">The samples.</param>
    /// <param name="low">What the least number of a feature becomes; 0 at first.</param>
    /// <param name="high">What the greatest becomes, more than <paramref name="low"/>; 1 at first.</param>
    /// <remarks>Not to be called while another thread computes with the network.</remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// The network declares no scaling; there are no samples, or they have not its widths; a number is NaN or infinite. Nothing is changed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The range is not finite, or empty.</exception>
    public static void ScaleToRange<T>(this INetwork<T> network, IDataSource<T> data, double low = 0, double high = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!double.IsFinite(low))
            throw new ArgumentOutOfRangeException(nameof(low), low, "A finite number is needed.");
        if (!double.IsFinite(high) || high <= low)
            throw new ArgumentOutOfRangeException(nameof(high), high, FormattableString.Invariant($"A finite number is needed, more than {nameof(low)}, which is {low}."));
        Set(network, data, feature =>
        {
            double factor = feature.IsConstant ? 1 : (high - low) / (feature.Greatest - feature.Least);
            return (feature.Least - (low / factor), factor);
        });
    }

    /// <summary>What one network scales by, for another that declares the same.</summary>
    internal static void Copy<T>(IScaledNetwork<T> source, IScaledNetwork<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (source.InputScaling is { } inputs)
            target.InputScaling!.Set(inputs.Offsets, inputs.Factors);
        if (source.OutputScaling is { } outputs)
            target.OutputScaling!.Set(outputs.Offsets, outputs.Factors);
    }

    /// <summary>The network as one that scales.</summary>
    /// <exception cref="ArgumentException">It declares no scaling.</exception>
    internal static IScaledNetwork<T> Require<T>(INetwork<T> network, string argument, string wish)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkDescription description = network.Description;
        return network as IScaledNetwork<T> ?? throw new ArgumentException(
            $"{description}: {wish} needs a network that declares a scaling, so that it is computed, saved and exported with it: {ScalingDeclaration.Attribute(description.Sizes.ToArray(), Scaling.Inputs)}, with its other arguments as they are.",
            argument);
    }

    private static void Set<T>(INetwork<T> network, IDataSource<T> data, Func<FeatureStatistics, (double Offset, double Factor)> rule)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ElementType.Require<T>();
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        IScaledNetwork<T> scaled = Require(network, nameof(network), "scaling");
        _ = TargetForms.Of(network, data, nameof(data));
        (FeatureStatistics[] inputs, FeatureStatistics[] targets) = FeatureStatistics.Of(data, network.Description, withTargets: scaled.OutputScaling is not null);
        (T[] Offsets, T[] Factors)? ofInputs = scaled.InputScaling is null ? null : Numbers(inputs), ofTargets = scaled.OutputScaling is null ? null : Numbers(targets);
        if (ofInputs is { } x)
            scaled.InputScaling!.Set(x.Offsets, x.Factors);
        if (ofTargets is { } y)
            scaled.OutputScaling!.Set(y.Offsets, y.Factors);

        (T[] Offsets, T[] Factors) Numbers(FeatureStatistics[] features)
        {
            var offsets = new T[features.Length];
            var factors = new T[features.Length];
            for (int feature = 0; feature < features.Length; feature++)
            {
                (double offset, double factor) = rule(features[feature]);
                (offsets[feature], factors[feature]) = (T.CreateTruncating(offset), InRange<T>(factor));
            }

            return (offsets, factors);
        }
    }

    /// <summary>A factor as a number of the network's: features that differ by less than it can tell apart, or by more than it can hold, are left as they are.</summary>
    private static T InRange<T>(double factor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T rounded = T.CreateTruncating(factor);
        return T.IsFinite(rounded) && T.IsNormal(rounded) ? rounded : T.One;
    }
}
