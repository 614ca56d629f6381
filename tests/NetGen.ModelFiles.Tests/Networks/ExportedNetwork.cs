using System.Numerics;

namespace NetGen.ModelFiles.Tests.Networks;

/// <summary>A network that goes out to other programs: what it is called, how it is saved, what it computes.</summary>
internal sealed record ExportedNetwork(string Name, bool IsDouble, int Inputs, int Outputs, Action<string> SaveOnnx, Action<string, WeightLayout> SaveSafetensors, Func<double[], double[]> Compute)
{
    /// <summary>All of them, by name.</summary>
    public static IReadOnlyDictionary<string, ExportedNetwork> All { get; } = new ExportedNetwork[]
    {
        Single(new IdentityNet(seed: 1)), Double(new IdentityDoubleNet(seed: 1)),
        Single(new ReLUNet(seed: 1)), Double(new ReLUDoubleNet(seed: 1)),
        Single(new ReLU6Net(seed: 1)), Double(new ReLU6DoubleNet(seed: 1)),
        Single(new LeakyReLUNet(seed: 1)), Double(new LeakyReLUDoubleNet(seed: 1)),
        Single(new ELUNet(seed: 1)), Double(new ELUDoubleNet(seed: 1)),
        Single(new SELUNet(seed: 1)), Double(new SELUDoubleNet(seed: 1)),
        Single(new GELUNet(seed: 1)), Double(new GELUDoubleNet(seed: 1)),
        Single(new GELUTanhNet(seed: 1)), Double(new GELUTanhDoubleNet(seed: 1)),
        Single(new SiLUNet(seed: 1)), Double(new SiLUDoubleNet(seed: 1)),
        Single(new MishNet(seed: 1)), Double(new MishDoubleNet(seed: 1)),
        Single(new SoftplusNet(seed: 1)), Double(new SoftplusDoubleNet(seed: 1)),
        Single(new SoftsignNet(seed: 1)), Double(new SoftsignDoubleNet(seed: 1)),
        Single(new SigmoidNet(seed: 1)), Double(new SigmoidDoubleNet(seed: 1)),
        Single(new HardSigmoidNet(seed: 1)), Double(new HardSigmoidDoubleNet(seed: 1)),
        Single(new TanhNet(seed: 1)), Double(new TanhDoubleNet(seed: 1)),
        Single(new HardTanhNet(seed: 1)), Double(new HardTanhDoubleNet(seed: 1)),
        Single(new HardSwishNet(seed: 1)), Double(new HardSwishDoubleNet(seed: 1)),
        Single(new SoftmaxNet(seed: 1)), Double(new SoftmaxDoubleNet(seed: 1)),
        Single(new LogSoftmaxNet(seed: 1)), Double(new LogSoftmaxDoubleNet(seed: 1)), Single(new NoBiasNet(seed: 1)),
    }.ToDictionary(network => network.Name);

    private static ExportedNetwork Single<TNetwork>(TNetwork network)
        where TNetwork : INetwork<TNetwork, float>
    {
        Spread<TNetwork, float>(network);
        return new(TNetwork.Description.Name, false, TNetwork.InputSize, TNetwork.OutputSize, path => Onnx.Save(network, path), (path, layout) => Safetensors.Save(network, path, new() { Layout = layout }), input => Forward<TNetwork, float>(network, input));
    }

    private static ExportedNetwork Double<TNetwork>(TNetwork network)
        where TNetwork : INetwork<TNetwork, double>
    {
        Spread<TNetwork, double>(network);
        return new(TNetwork.Description.Name, true, TNetwork.InputSize, TNetwork.OutputSize, path => Onnx.Save(network, path), (path, layout) => Safetensors.Save(network, path, new() { Layout = layout }), input => Forward<TNetwork, double>(network, input));
    }

    /// <summary>Biases that are not 0, and weights that reach the bends of the activations.</summary>
    private static void Spread<TNetwork, T>(TNetwork network)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(7);
        foreach (ref T parameter in network.Parameters)
            parameter = T.CreateChecked(3 * random.NextDouble() - 1.5);
    }

    private static double[] Forward<TNetwork, T>(TNetwork network, double[] input)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var output = new T[TNetwork.OutputSize];
        network.Forward([.. input.Select(T.CreateChecked)], output);
        return [.. output.Select(double.CreateChecked)];
    }
}
