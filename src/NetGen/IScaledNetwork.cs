using System.Numerics;

namespace NetGen;

/// <summary>A network that declares a stage of scaling: raw numbers go in and come out, the layers compute with scaled ones.</summary>
/// <typeparam name="T">The floating-point type of parameters, inputs, outputs and gradients.</typeparam>
/// <remarks>Only generated code implements this interface; later versions add members with bodies of their own.</remarks>
public interface IScaledNetwork<T> : INetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The scaling of the inputs; null where it is not declared.</summary>
    FeatureScaling<T>? InputScaling { get; }

    /// <summary>The scaling of outputs and targets; null where it is not declared.</summary>
    FeatureScaling<T>? OutputScaling { get; }
}
