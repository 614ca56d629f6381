using NetGen.Runtime;

namespace NetGen.Tests.Kernels.Tiles;

/// <summary>What becomes of a sum: each <see cref="ISumFinish"/>.</summary>
internal enum FinishKind
{
    Stored,
    StoredInPart,
    ReLU,
    LeakyReLU,
    TimesReLUDerivative,
    Gradients,
    GradientsInPart,
}

internal static class FinishKinds
{
    public static FinishKind[] All { get; } = Enum.GetValues<FinishKind>();

    /// <summary>Whether nothing behind the last column is written; the others write whole vectors.</summary>
    public static bool IsInPart(this FinishKind kind) => kind is FinishKind.StoredInPart or FinishKind.GradientsInPart;

    /// <summary>The operator.</summary>
    public static Type Operator(this FinishKind kind) => kind switch
    {
        FinishKind.Stored => typeof(Stored),
        FinishKind.StoredInPart => typeof(StoredInPart),
        FinishKind.ReLU => typeof(Activated<ReLU>),
        FinishKind.LeakyReLU => typeof(Activated<LeakyReLU<ChosenOperators.Slope>>),
        FinishKind.TimesReLUDerivative => typeof(TimesDerivative<ReLU>),
        FinishKind.Gradients => typeof(StoredGradients),
        _ => typeof(StoredGradientsInPart),
    };
}
