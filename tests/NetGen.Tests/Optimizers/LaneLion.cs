#pragma warning disable NETGENEXP001 // The door over lanes may change; that it is open is tested here.

using System.Numerics;
using NetGen.Runtime;

namespace NetGen.Tests.Optimizers;

/// <summary><see cref="Lion{T}"/> over lanes, as a user writes it: the same operations, so that the bits are the same.</summary>
internal sealed class LaneLion<T>(INetwork<T> network, double learningRate, double weightDecay = 0)
    : LaneOptimizer<T, LaneLion<T>.Rule>(network, learningRate, weightDecay)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    protected override Rule CreateRule(ParameterKind kind) => new(LearningRate, kind == ParameterKind.Weights ? LearningRate * WeightDecay : 0);

    internal readonly struct Rule(double rate, double decay) : IUpdateRule<T>
    {
        private readonly T _rate = T.CreateChecked(rate), _decay = T.CreateChecked(decay);

        public static int StateCount => 1;

        public void Update<TLanes>(TLanes gradient, ref TLanes parameter, ref TLanes first, ref TLanes second, ref TLanes third)
            where TLanes : struct, ILanes<TLanes, T>
        {
            TLanes step = TLanes.Broadcast(_rate), beta1 = TLanes.Broadcast(T.CreateChecked(0.9)), beta2 = TLanes.Broadcast(T.CreateChecked(0.99)), one = TLanes.Broadcast(T.One);
            TLanes direction = (beta1 * first) + ((one - beta1) * gradient);
            parameter -= TLanes.Broadcast(_decay) * parameter;
            parameter -= TLanes.Select(TLanes.GreaterThan(direction, TLanes.Zero), step, TLanes.Select(TLanes.GreaterThan(TLanes.Zero, direction), -step, TLanes.Zero));
            first = (beta2 * first) + ((one - beta2) * gradient);
        }
    }
}

/// <summary>How options name it.</summary>
internal sealed class LaneLionSettings(double learningRate) : OptimizerSettings(learningRate)
{
    public override Optimizer<T> Create<T>(INetwork<T> network) => new LaneLion<T>(network, LearningRate);
}
