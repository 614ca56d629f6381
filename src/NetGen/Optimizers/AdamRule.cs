using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Runtime;

namespace NetGen;

/// <summary>The formulas of Adam and AdamW at step t. The states are m and v.</summary>
/// <remarks>
/// The bias corrections are powers and quotients of doubles, rounded once to T:
/// rate = learningRate / (1 - beta1^t) and scale = 1 / sqrt(1 - beta2^t).
/// </remarks>
internal readonly struct AdamRule<T> : IUpdateRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _minusRate;
    private readonly T _scale;
    private readonly T _added1;
    private readonly T _kept2;
    private readonly T _added2;
    private readonly T _epsilon;

    /// <param name="settings">Betas and epsilon.</param>
    /// <param name="step">t, counted from 1.</param>
    /// <param name="learningRate">The learning rate.</param>
    internal AdamRule(MomentSettings settings, long step, double learningRate)
    {
        _minusRate = T.CreateChecked(-learningRate / IntegerPower.OneMinus(settings.Beta1, step));
        _scale = T.CreateChecked(1 / Math.Sqrt(IntegerPower.OneMinus(settings.Beta2, step)));
        _added1 = T.CreateChecked(1 - settings.Beta1);
        _kept2 = T.CreateChecked(settings.Beta2);
        _added2 = T.CreateChecked(1 - settings.Beta2);
        _epsilon = T.CreateChecked(settings.Epsilon);
        GradientDecay = new WeightDecay<T>(0);
    }

    /// <summary>Adam's weight decay, g += decay W; none at first.</summary>
    internal WeightDecay<T> GradientDecay { get; init; }

    /// <summary>AdamW's weight decay, W -= learningRate decay W, as the factor -learningRate decay; 0 at first.</summary>
    internal T ParameterDecay { get; init; }

    public static int StateCount => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Update<TLanes>(TLanes gradient, ref TLanes parameter, ref TLanes first, ref TLanes second, ref TLanes third)
        where TLanes : struct, ILanes<TLanes, T>
    {
        Average(gradient, ref parameter, ref first, ref second);
        parameter = Descend(parameter, first, second);
    }

    /// <summary>Weight decay, then the running means m and v.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Average<TLanes>(TLanes gradient, ref TLanes parameter, ref TLanes mean, ref TLanes square)
        where TLanes : struct, ILanes<TLanes, T>
    {
        // One multiply-add, not a factor 1 - learningRate decay: that factor, rounded to float, would lose most of its digits.
        if (ParameterDecay != T.Zero)
            parameter = TLanes.FusedMultiplyAdd(TLanes.Broadcast(ParameterDecay), parameter, parameter);
        gradient = GradientDecay.AddTo(gradient, parameter);
        mean = TLanes.FusedMultiplyAdd(TLanes.Broadcast(_added1), gradient - mean, mean);
        square = TLanes.FusedMultiplyAdd(TLanes.Broadcast(_added2) * gradient, gradient, TLanes.Broadcast(_kept2) * square);
    }

    /// <summary>W - rate m / (sqrt(v) scale + epsilon).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal TLanes Descend<TLanes>(TLanes parameter, TLanes mean, TLanes square)
        where TLanes : struct, ILanes<TLanes, T>
    {
        TLanes divisor = TLanes.FusedMultiplyAdd(TLanes.Sqrt(square), TLanes.Broadcast(_scale), TLanes.Broadcast(_epsilon));
        return TLanes.FusedMultiplyAdd(TLanes.Broadcast(_minusRate), mean / divisor, parameter);
    }
}

/// <summary>AMSGrad: the third state is the largest v so far and takes the place of v in the divisor.</summary>
internal readonly struct AmsGradRule<T>(AdamRule<T> adam) : IUpdateRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AdamRule<T> _adam = adam;

    public static int StateCount => 3;

    /// <summary>Has a step run by Adam's formulas, with AMSGrad's divisor or without.</summary>
    internal static void Run<TWork>(ref TWork work, in AdamRule<T> weights, in AdamRule<T> biases, bool amsGrad)
        where TWork : struct, IStepWork<T>, allows ref struct
    {
        if (amsGrad)
            work.Run(new AmsGradRule<T>(weights), new AmsGradRule<T>(biases));
        else
            work.Run(in weights, in biases);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Update<TLanes>(TLanes gradient, ref TLanes parameter, ref TLanes first, ref TLanes second, ref TLanes third)
        where TLanes : struct, ILanes<TLanes, T>
    {
        _adam.Average(gradient, ref parameter, ref first, ref second);

        // In this order a NaN in v wins, as it must: Max gives its second argument then.
        third = TLanes.Max(third, second);
        parameter = _adam.Descend(parameter, first, third);
    }
}
