extern alias generator;

using System.Numerics;
using generator::NetGen.Generator.Planning.Operations;

namespace NetGen.Generator.Tests.Planning.Interpreting;

/// <summary>What a call hands to a pass. Arrays that it has not are empty.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed record PlanCall<T>(T[] Inputs, int Samples)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The targets, or the gradients by the outputs.</summary>
    public T[] Targets { get; init; } = [];

    public int[] Labels { get; init; } = [];

    public T[] SampleWeights { get; init; } = [];

    public bool FromOutputs { get; init; }

    /// <summary>What every error is multiplied by.</summary>
    public T Scale { get; init; } = T.One;

    public T[] Outputs { get; init; } = [];

    public T[] Gradients { get; init; } = [];

    public T[] InputGradients { get; init; } = [];

    /// <summary>The formula of a step: the new value of a parameter, by its place, its gradient and its value.</summary>
    public Func<int, T, T, T>? Rule { get; init; }

    /// <summary>Whether an operation is done in this call.</summary>
    public bool Has(OperationCondition condition) => condition switch
    {
        OperationCondition.FromTargets => !FromOutputs,
        OperationCondition.FromOutputs => FromOutputs,
        OperationCondition.WithGradients => Gradients.Length > 0,
        OperationCondition.WithInputGradients => InputGradients.Length > 0,
        _ => true,
    };
}
