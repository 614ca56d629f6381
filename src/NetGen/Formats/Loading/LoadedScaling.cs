using System.Numerics;
using NetGen.Formats.Reading;

namespace NetGen.Formats.Loading;

/// <summary>The scaling of a model file on its way into a network: all is checked first and given last, so that a load that throws has changed nothing.</summary>
internal sealed class LoadedScaling<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly List<(FeatureScaling<T> Target, T[] Offsets, T[] Factors)> _stages = [];

    /// <summary>What a network is scaled by, from a file.</summary>
    /// <param name="model">What the file holds.</param>
    /// <param name="network">The network, of the sizes of the model.</param>
    /// <param name="absent">What becomes of a stage that the network declares and the file has not.</param>
    /// <param name="warnings">Gets a sentence for each such stage.</param>
    /// <exception cref="ModelFileException">The file scales what the network does not, or the other way round, or by numbers that the network's precision does not hold.</exception>
    public static LoadedScaling<T> Of(DenseModel model, INetwork<T> network, AbsentScaling absent, List<string> warnings)
    {
        NetworkDescription description = network.Description;
        if ((model.Scaling & ~description.Scaling) != 0 || (model.Scaling != description.Scaling && absent == AbsentScaling.IsRefused))
        {
            throw new ModelFileException(
                $"The file is of a network with {nameof(Scaling)} = {ScalingDeclaration.Value(model.Scaling)}; {description} has {nameof(Scaling)} = {ScalingDeclaration.Value(description.Scaling)}. "
                + $"Declare the file's: {ScalingDeclaration.Attribute(model.Sizes, model.Scaling)}, with its other arguments as they are.");
        }

        var loaded = new LoadedScaling<T>();
        if (network is IScaledNetwork<T> scaled)
        {
            loaded.Add(model.InputScaling, scaled.InputScaling, "inputs", absent, warnings);
            loaded.Add(model.OutputScaling, scaled.OutputScaling, "outputs", absent, warnings);
        }

        return loaded;
    }

    /// <summary>Gives the network what it is scaled by.</summary>
    public void Set()
    {
        foreach ((FeatureScaling<T> target, T[] offsets, T[] factors) in _stages)
            target.Set(offsets, factors);
    }

    private void Add(ModelScaling? source, FeatureScaling<T>? target, string what, AbsentScaling absent, List<string> warnings)
    {
        if (target is null)
            return;
        if (source is not null)
        {
            _stages.Add((target, Round(source.Offsets, source.OffsetName, isFactor: false), Round(source.Factors, source.FactorName, isFactor: true)));
        }
        else if (absent == AbsentScaling.IsKept)
        {
            warnings.Add($"The file has no scaling of the {what}; that of the network stays as it is.");
        }
        else
        {
            _stages.Add((target, new T[target.Count], Enumerable.Repeat(T.One, target.Count).ToArray()));
            warnings.Add($"The file does not scale its {what}; the network's scaling of them changes nothing now.");
        }
    }

    private static T[] Round(double[] values, string name, bool isFactor)
    {
        var rounded = new T[values.Length];
        for (int feature = 0; feature < values.Length; feature++)
        {
            rounded[feature] = T.CreateTruncating(values[feature]);
            if (!T.IsFinite(rounded[feature]) || (isFactor && rounded[feature] == T.Zero))
                throw ModelScaling.Error(name, feature, values[feature], ", which the network's precision does not hold");
        }

        return rounded;
    }
}
