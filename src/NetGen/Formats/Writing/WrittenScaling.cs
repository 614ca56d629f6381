using System.Numerics;
using NetGen.Formats.Reading;

namespace NetGen.Formats.Writing;

/// <summary>The scaling of a network as files hold it: the stages, and a tensor for the offsets and one for the factors of each.</summary>
internal readonly struct WrittenScaling<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly List<(string Name, T[] Values)>? _tensors;

    private WrittenScaling(Scaling stages, List<(string Name, T[] Values)> tensors)
    {
        Stages = stages;
        _tensors = tensors;
    }

    /// <summary>The stages that the network declares.</summary>
    public Scaling Stages { get; }

    /// <summary>The tensors in the order of the file; none of a network without stages.</summary>
    public IReadOnlyList<(string Name, T[] Values)> Tensors => _tensors ?? [];

    public static WrittenScaling<T> Of(INetwork<T> network)
    {
        if (network is not IScaledNetwork<T> scaled)
            return default;
        var tensors = new List<(string Name, T[] Values)>();
        Add(scaled.InputScaling, ScalingName.InputOffset, ScalingName.InputFactor);
        Add(scaled.OutputScaling, ScalingName.OutputOffset, ScalingName.OutputFactor);
        return new(network.Description.Scaling, tensors);

        void Add(FeatureScaling<T>? scaling, string offset, string factor)
        {
            if (scaling is null)
                return;
            tensors.Add((offset, scaling.Offsets.ToArray()));
            tensors.Add((factor, scaling.Factors.ToArray()));
        }
    }
}
