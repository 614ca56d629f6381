using NetGen.Generator.Emit.Loops;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Unrolled;

/// <summary>How a network that is written out as scalars calls an activation, of one number or of four.</summary>
internal static class ActivationCall
{
    /// <summary>f(z).</summary>
    public static string Value(LayerPlan layer, string z) => $"Activations.Value<{KernelTypes.Activation(layer)}>({z})";

    /// <summary>f'(z), from a or z.</summary>
    public static string Derivative(LayerPlan layer, string source) => $"Activations.Derivative<{KernelTypes.Activation(layer)}>({source})";
}
