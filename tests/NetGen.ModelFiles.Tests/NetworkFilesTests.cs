using System.Numerics;
using NetGen.ModelFiles.Tests.Networks;
using NetGen.Testing;

namespace NetGen.ModelFiles.Tests;

/// <summary>What stands after the dot of a network saves and loads it, in both formats, whatever is known of its type.</summary>
public sealed class NetworkFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_network_saves_itself_and_loads_itself()
    {
        var network = new SoftmaxNet(seed: 1);
        network.SaveSafetensors(_folder.Combine("a.safetensors"));
        network.SaveSafetensors(_folder.Combine("b.safetensors"), new() { Layout = WeightLayout.OutputsInputs });
        network.SaveOnnx(_folder.Combine("c.onnx"));
        Assert.Equal(WeightLayout.InputsOutputs, Loaded(loaded => loaded.LoadSafetensors(_folder.Combine("a.safetensors"))).Layout);
        Assert.Equal(WeightLayout.OutputsInputs, Loaded(loaded => loaded.LoadSafetensors(_folder.Combine("b.safetensors"))).Layout);
        Assert.Empty(Loaded(loaded => loaded.LoadOnnx(_folder.Combine("c.onnx"))).Warnings);
        var map = new Dictionary<string, string> { ["layers.1.weight"] = "layers.1.weight", ["layers.2.weight"] = "layers.2.weight" };
        Assert.Equal(["layers.1.bias", "layers.2.bias"], new SoftmaxNet().LoadSafetensors(_folder.Combine("a.safetensors"), new() { TensorNames = map }).UnusedTensors);
        Assert.Contains(
            "The graph gives nothing named 'mean'",
            Assert.Throws<InvalidDataException>(() => new SoftmaxNet().LoadOnnx(_folder.Combine("c.onnx"), new() { OutputName = "mean" })).Message,
            StringComparison.Ordinal);

        ModelLoadReport Loaded(Func<SoftmaxNet, ModelLoadReport> load)
        {
            var loaded = new SoftmaxNet(seed: 2);
            ModelLoadReport report = load(loaded);
            Assert.Equal(network.Parameters.ToArray(), loaded.Parameters.ToArray());
            return report;
        }
    }

    [Fact]
    public void Networks_of_which_only_the_precision_is_known_do_too()
    {
        INetwork<float>[] networks = [new SoftmaxNet(seed: 1), new TanhNet(seed: 2), new NoBiasNet(seed: 3)];
        foreach (INetwork<float> network in networks)
            network.SaveSafetensors(_folder.Combine(network.Description.Name));
        INetwork<float>[] loaded = [new SoftmaxNet(), new TanhNet(), new NoBiasNet()];
        foreach ((INetwork<float> network, INetwork<float> again) in networks.Zip(loaded))
        {
            again.LoadSafetensors(_folder.Combine(again.Description.Name));
            Assert.Equal(network.Parameters.ToArray(), again.Parameters.ToArray());
        }
    }

    [Fact]
    public void Code_for_both_precisions_saves_and_loads()
    {
        RoundTrip<SoftmaxNet, float>();
        RoundTrip<SoftmaxDoubleNet, double>();

        void RoundTrip<TNetwork, T>()
            where TNetwork : class, INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            TNetwork network = TNetwork.Create(seed: 1);
            string path = _folder.Combine("network");
            foreach (Action<TNetwork> passOn in new Action<TNetwork>[]
                {
                    again => { Safetensors.Save(network, path); Safetensors.Load(again, path); },
                    again => { network.SaveOnnx(path); again.LoadOnnx(path); },
                    again => { Checkpoint.Save(network, Optimizer.Adam(network), path); Checkpoint.Load(again, Optimizer.Adam(again), path); },
                })
            {
                TNetwork again = TNetwork.Create(seed: 2);
                passOn(again);
                Assert.Equal(network.Parameters.ToArray(), again.Parameters.ToArray());
            }
        }
    }

    [Fact]
    public void A_wrong_argument_is_named_and_another_type_of_numbers_is_refused()
    {
        Assert.Throws<ArgumentNullException>("network", () => ((SoftmaxNet)null!).SaveOnnx("network.onnx"));
        Assert.Throws<ArgumentNullException>("path", () => new SoftmaxNet().SaveOnnx(null!));
        Assert.Throws<ArgumentException>("path", () => new SoftmaxNet().LoadSafetensors(""));
        Assert.Equal("Half: networks compute in float or double.", Assert.Throws<NotSupportedException>(() => ((INetwork<Half>)null!).SaveOnnx("network.onnx")).Message);
        Assert.Throws<NotSupportedException>(() => ((INetwork<Half>)null!).LoadOnnx("network.onnx"));
        Assert.Throws<NotSupportedException>(() => ((INetwork<Half>)null!).LoadSafetensors("network.safetensors"));
    }
}
