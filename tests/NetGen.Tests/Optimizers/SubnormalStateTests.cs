using System.Runtime.InteropServices;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Optimizers;

/// <summary>
/// What an optimiser remembers of a parameter whose gradient stays 0 ends at 0. Subnormal numbers, at which a mean times 0.9 would stay for
/// ever, make a step several times as slow.
/// </summary>
public sealed class SubnormalStateTests
{
    /// <summary>0.9 to this power is far below the smallest float.</summary>
    private const int Steps = 1500;

    private const int ChecksumBytes = 4;

    public static TheoryData<string> Optimizers => ["Sgd", "RmsProp", "Adam", "AdamW", "AMSGrad"];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_state_without_gradients_ends_at_zero(string name)
    {
        var network = new SmallSingle(1);
        Optimizer<float> optimizer = name switch
        {
            "Sgd" => Optimizer.Sgd(network, momentum: 0.9),
            "RmsProp" => Optimizer.RmsProp(network, decay: 0.9, momentum: 0.9, centered: true),
            "Adam" => Optimizer.Adam(network, beta2: 0.9),
            "AdamW" => Optimizer.AdamW(network, beta2: 0.9),
            _ => Optimizer.Adam(network, beta2: 0.9, amsGrad: true),
        };
        var gradients = new float[SmallSingle.ParameterCount];
        for (int index = 0; index < gradients.Length; index++)
            gradients[index] = index % 2 == 0 ? 0.01f : -0.01f;
        optimizer.Step(gradients);
        Assert.All(States(optimizer), state => Assert.NotEqual(0, state));

        Array.Clear(gradients);
        for (int step = 0; step < Steps; step++)
            optimizer.Step(gradients);
        float[] states = States(optimizer);
        Assert.DoesNotContain(states, float.IsSubnormal);

        // The largest v of AMSGrad stays.
        Assert.Equal(name == "AMSGrad" ? gradients.Length : 0, states.Count(state => state != 0));
        Assert.All(network.Parameters.ToArray(), parameter => Assert.True(float.IsFinite(parameter)));
    }

    /// <summary>All states, which lie at the end of a saved optimiser, before the checksum.</summary>
    private static float[] States(Optimizer<float> optimizer)
    {
        using var stream = new MemoryStream();
        optimizer.Save(stream);
        byte[] bytes = stream.ToArray();
        int count = optimizer switch { Sgd<float> => 1, RmsProp<float> => 3, Adam<float> { AmsGrad: true } => 3, _ => 2 };
        int length = count * SmallSingle.ParameterCount * sizeof(float);
        return MemoryMarshal.Cast<byte, float>(bytes.AsSpan(bytes.Length - ChecksumBytes - length, length)).ToArray();
    }
}
