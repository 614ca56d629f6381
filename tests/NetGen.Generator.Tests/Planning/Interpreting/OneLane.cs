extern alias generator;

using System.Numerics;
using NetGen.Runtime;
using LayerActivation = generator::NetGen.Runtime.LayerActivation;

namespace NetGen.Generator.Tests.Planning.Interpreting;

/// <summary>The library's functions of a single number.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="Value">An activation, or the term of a loss from an output, or a logit, and its target.</param>
/// <param name="Derivative">Its derivative.</param>
internal sealed record OneLane<T>(Func<T, T, T> Value, Func<T, T, T> Derivative)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>An activation of z; its derivative is a function of what the activation derives from. The second arguments mean nothing.</summary>
    public static OneLane<T> Of(LayerActivation activation) => activation.Definition.Name switch
    {
        "Identity" => OfActivation<Identity>(),
        "ReLU" => OfActivation<ReLU>(),
        "ReLU6" => OfActivation<ReLU6>(),
        "LeakyReLU" => OfActivation<LeakyReLU<Parameter>>(activation.Parameter),
        "ELU" => OfActivation<ELU<Parameter>>(activation.Parameter),
        "SELU" => OfActivation<SELU>(),
        "GELU" => OfActivation<GELU>(),
        "GELUTanh" => OfActivation<GELUTanh>(),
        "SiLU" => OfActivation<SiLU>(),
        "Mish" => OfActivation<Mish>(),
        "Softplus" => OfActivation<Softplus>(),
        "Softsign" => OfActivation<Softsign>(),
        "Sigmoid" => OfActivation<Sigmoid>(),
        "HardSigmoid" => OfActivation<HardSigmoid<Parameter>>(activation.Parameter),
        "Tanh" => OfActivation<Tanh>(),
        "HardTanh" => OfActivation<HardTanh>(),
        "HardSwish" => OfActivation<HardSwish>(),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "Not a function of a single number."),
    };

    /// <summary>The term of a loss, of an output or a logit and its target.</summary>
    public static OneLane<T> Of(string loss) => loss switch
    {
        "SquaredError" => OfLoss<SquaredError>(),
        "MSE" => OfLoss<MSE>(),
        "MAE" => OfLoss<MAE>(),
        "Huber" => OfLoss<Huber>(),
        "SigmoidBCE" => OfLoss<SigmoidBCE>(),
        _ => throw new ArgumentOutOfRangeException(nameof(loss), loss, "Not a loss whose terms are functions of one output each."),
    };

    public static T Exp(T x) => Elementary.Exp<Lanes1<T>, T>(new(x)).Value;

    public static T LogOfSum(T sum) => Elementary.LogOfSum<Lanes1<T>, T>(new(sum)).Value;

    public static T CrossEntropy(T y, T negativeLogProbability) => Losses.CrossEntropy<Lanes1<T>, T>(new(y), new(negativeLogProbability)).Value;

    private static OneLane<T> OfActivation<TActivation>(double? parameter = null)
        where TActivation : struct, IActivation
    {
        return new((z, _) => WithParameter(() => TActivation.Value<Lanes1<T>, T>(new(z)).Value), (source, _) => WithParameter(() => TActivation.Derivative<Lanes1<T>, T>(new(source)).Value));

        T WithParameter(Func<T> call)
        {
            Parameter.Current = parameter ?? double.NaN;
            return call();
        }
    }

    /// <summary>The parameter of an activation, which generated code has in a type of its own.</summary>
    private readonly struct Parameter : IFactor
    {
        [ThreadStatic]
        public static double Current;

        public static double Value => Current;
    }

    private static OneLane<T> OfLoss<TLoss>()
        where TLoss : struct, ILossFunction
        => new((source, y) => TLoss.Value<Lanes1<T>, T>(new(source), new(y)).Value, (a, y) => TLoss.Derivative<Lanes1<T>, T>(new(a), new(y)).Value);
}
