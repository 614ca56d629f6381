extern alias generator;

using System.Numerics;
using NetGen.Runtime;
using Written = generator::NetGen;

namespace NetGen.Generator.Tests.Planning.Interpreting;

/// <summary>The library's functions of a single number.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="Value">An activation, or the term of a loss from an output, or a logit, and its target.</param>
/// <param name="Derivative">Its derivative.</param>
internal sealed record OneLane<T>(Func<T, T, T> Value, Func<T, T, T> Derivative)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>An activation of z; its derivative is a function of what the activation derives from. The second arguments mean nothing.</summary>
    public static OneLane<T> Of(Written.Activation activation) => activation switch
    {
        Written.Activation.Identity => OfActivation<Identity>(),
        Written.Activation.ReLU => OfActivation<ReLU>(),
        Written.Activation.ReLU6 => OfActivation<ReLU6>(),
        Written.Activation.LeakyReLU => OfActivation<LeakyReLU>(),
        Written.Activation.ELU => OfActivation<ELU>(),
        Written.Activation.SELU => OfActivation<SELU>(),
        Written.Activation.GELU => OfActivation<GELU>(),
        Written.Activation.GELUTanh => OfActivation<GELUTanh>(),
        Written.Activation.SiLU => OfActivation<SiLU>(),
        Written.Activation.Mish => OfActivation<Mish>(),
        Written.Activation.Softplus => OfActivation<Softplus>(),
        Written.Activation.Softsign => OfActivation<Softsign>(),
        Written.Activation.Sigmoid => OfActivation<Sigmoid>(),
        Written.Activation.HardSigmoid => OfActivation<HardSigmoid>(),
        Written.Activation.Tanh => OfActivation<Tanh>(),
        Written.Activation.HardTanh => OfActivation<HardTanh>(),
        Written.Activation.HardSwish => OfActivation<HardSwish>(),
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

    private static OneLane<T> OfActivation<TActivation>()
        where TActivation : struct, IActivation
        => new((z, _) => TActivation.Value<Lanes1<T>, T>(new(z)).Value, (source, _) => TActivation.Derivative<Lanes1<T>, T>(new(source)).Value);

    private static OneLane<T> OfLoss<TLoss>()
        where TLoss : struct, ILossFunction
        => new((source, y) => TLoss.Value<Lanes1<T>, T>(new(source), new(y)).Value, (a, y) => TLoss.Derivative<Lanes1<T>, T>(new(a), new(y)).Value);
}
