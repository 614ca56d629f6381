using System.Numerics;
using System.Reflection;
using System.Runtime.InteropServices;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Optimizers;

/// <summary>An optimiser belongs to the network it was made for: nothing else can be given to it, nor it to another.</summary>
public sealed class OptimizerNetworkTests
{
    public static TheoryData<string> Names => OptimizerCases.Names;

    [Fact]
    public void A_step_takes_gradients_and_no_network()
    {
        MethodInfo step = Assert.Single(typeof(Optimizer<float>).GetMethods(), method => method.Name == nameof(Optimizer<float>.Step));
        Assert.Equal([typeof(ReadOnlySpan<float>)], step.GetParameters().Select(parameter => parameter.ParameterType));
        Assert.All(
            [typeof(Sgd<float>), typeof(Adagrad<float>), typeof(RmsProp<float>), typeof(Adam<float>), typeof(AdamW<float>)],
            type => Assert.Empty(type.GetConstructors()));
    }

    /// <summary>Two networks of one layout once shared one optimiser, and with it the momentum.</summary>
    [Fact]
    public void The_momentum_of_one_network_does_not_move_another()
    {
        var network = new SmallSingle(seed: 1);
        var other = new SmallSingle(seed: 1);
        float[] before = other.Parameters.ToArray();
        Sgd<float> optimizer = Optimizer.Sgd(network, 0.1, momentum: 0.9);
        optimizer.Step([.. Enumerable.Repeat(1f, SmallSingle.ParameterCount)]);
        optimizer.Step(new float[SmallSingle.ParameterCount]);
        Assert.NotEqual(before, network.Parameters.ToArray());
        Assert.Equal(before, other.Parameters.ToArray());

        ArgumentException error = Assert.Throws<ArgumentException>("optimizer", () => other.TrainStep([1, 2, 3], [0, 1], optimizer));
        Assert.StartsWith(
            "This Sgd steps the network it was made for, a SmallSingle (3-4-2), and no other; it was given another network, a SmallSingle (3-4-2). " +
            "Make an optimiser for that network; Load moves the state of one to another.",
            error.Message, StringComparison.Ordinal);
        Assert.Equal(before, other.Parameters.ToArray());
        Assert.Equal(2, optimizer.StepCount);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_network_is_known_and_required(string name)
    {
        var network = new PlainNetwork<TanhClassifier, float>();
        Optimizer<float> optimizer = OptimizerCases.Make(name, network);
        Assert.Same(network, optimizer.Network);
        optimizer.RequireNetwork(network, "network");
        Assert.Throws<ArgumentNullException>("network", () => optimizer.RequireNetwork(null!, "network"));
        ArgumentException error = Assert.Throws<ArgumentException>("network", () => optimizer.RequireNetwork(new PlainNetwork<ReluClassifier, float>(), "network"));
        Assert.Contains("a TanhClassifier (4-6-3)", error.Message, StringComparison.Ordinal);
        Assert.Contains("a ReluClassifier (3-4-2)", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>("network", () => OptimizerCases.Make<float>(name, null!));
    }

    /// <summary>The type parameter admits more types than networks compute in.</summary>
    [Fact]
    public void A_type_that_networks_do_not_compute_in_is_refused_at_once()
    {
        Refuse(new PlainNetwork<ReluClassifier, Half>());
        Refuse(new PlainNetwork<ReluClassifier, NFloat>());

        static void Refuse<T>(INetwork<T> network)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            string expected = $"{typeof(T).Name}: networks compute in float or double.";
            T[] values = [T.One];
            Assert.Equal(expected, Assert.Throws<NotSupportedException>(() => Optimizer.Sgd(network)).Message);
            Assert.Equal(expected, Assert.Throws<NotSupportedException>(() => Optimizer.Adam().Create(network)).Message);
            Assert.Equal(expected, Assert.Throws<NotSupportedException>(() => new LionSettings().Create(network)).Message);
            Assert.Equal(expected, Assert.Throws<NotSupportedException>(() => GradientClipping.ByGlobalNorm(values, 1)).Message);
            Assert.Equal(expected, Assert.Throws<NotSupportedException>(() => GradientClipping.ByValue(values, 1)).Message);
            Assert.Equal([T.One], values);
        }
    }
}
