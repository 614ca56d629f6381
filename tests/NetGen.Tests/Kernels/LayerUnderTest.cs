using NetGen.Runtime;

namespace NetGen.Tests.Kernels;

/// <summary>A layer whose shape a test sets before it calls a kernel: any shape, and none of them has to be compiled.</summary>
internal readonly struct LayerUnderTest : ILayer
{
    [ThreadStatic]
    private static LayerShape t_shape;

    /// <summary>Says what the kernels that this thread calls next find.</summary>
    public static void Use(in LayerShape shape) => t_shape = shape;

    public static int Inputs => t_shape.Inputs;

    public static int Outputs => t_shape.Outputs;

    public static int InputStep => t_shape.InputStep;

    public static int OutputStep => t_shape.OutputStep;

    public static int TransposedStep => t_shape.InputStep;

    public static bool HasBiases => true;
}

/// <summary>The values of <see cref="ILayer"/>.</summary>
internal readonly record struct LayerShape(int Inputs, int Outputs, int InputStep, int OutputStep)
{
    /// <summary>A layer of whose rows those of inputs lie one behind the other, and those of outputs are whole vectors of 64 bytes.</summary>
    public static LayerShape Of<T>(int inputs, int outputs)
        where T : unmanaged
    {
        int lanes = Lanes512<T>.Count;
        return new(inputs, outputs, inputs, (outputs + lanes - 1) / lanes * lanes);
    }
}
