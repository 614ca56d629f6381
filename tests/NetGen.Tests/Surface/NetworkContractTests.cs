using System.Numerics;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Surface;

/// <summary>A network of any type as a value: in lists, dictionaries, functions and tasks, and in code that is generic over both precisions.</summary>
public sealed class NetworkContractTests
{
    [Fact]
    public async Task Networks_of_different_types_share_a_list_a_dictionary_a_function_and_a_task()
    {
        var list = new List<INetwork<float>> { new SmallSingle(seed: 1), new OnesSingle(seed: 2) };
        var byName = list.ToDictionary(network => network.Description.Name);
        Func<INetwork<float>> create = () => new SmallSingle();
        Task<INetwork<float>> later = Task.FromResult<INetwork<float>>(new OnesSingle());

        Assert.Equal([nameof(SmallSingle), nameof(OnesSingle)], byName.Keys);
        Assert.Equal(SmallSingle.ParameterCount, create().Parameters.Length);
        Assert.Same(OnesSingle.Description, (await later).Description);
    }

    [Fact]
    public void What_takes_a_network_takes_a_variable_of_the_contract()
    {
        INetwork<float> network = new SmallSingle(seed: 1);
        Adam<float> optimizer = Optimizer.Adam(network, 0.01);
        float[] gradients = new float[network.Description.ParameterCount];
        float first = network.Backward([1, 2, 3], [0, 1], gradients);
        optimizer.Step(gradients);
        Assert.True(network.Backward([1, 2, 3], [0, 1], gradients) < first);

        using var file = new MemoryStream();
        Onnx.Save(network, file);
        file.Position = 0;
        INetwork<float> copy = new SmallSingle(seed: 2);
        Onnx.Load(copy, file);
        Assert.Equal(network.Parameters, copy.Parameters);
        Assert.True(GradientCheck.Run(network, [1, 2, 3], [0, 1]).Passed);
    }

    [Fact]
    public void Code_generic_over_both_precisions_trains_saves_and_loads()
    {
        Assert.True(TrainSaveAndLoad(new SmallSingle(seed: 1), new SmallSingle(seed: 2)));
        Assert.True(TrainSaveAndLoad(new SmallDouble(seed: 1), new SmallDouble(seed: 2)));

        static bool TrainSaveAndLoad<T>(INetwork<T> network, INetwork<T> copy)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            T[] gradients = new T[network.Description.ParameterCount];
            T[] input = [T.One, T.Zero, T.One];
            Optimizer<T> optimizer = Optimizer.Sgd(network, learningRate: 0.1);
            network.Backward(input, [T.One, T.Zero], gradients);
            GradientClipping.ByGlobalNorm<T>(gradients, 1.0);
            optimizer.Step(gradients);
            using var file = new MemoryStream();
            Safetensors.Save(network, file);
            file.Position = 0;
            Safetensors.Load(copy, file);
            return network.Parameters.SequenceEqual(copy.Parameters);
        }
    }

    [Fact]
    public void Code_generic_over_types_makes_networks_and_knows_their_sizes()
    {
        Assert.Equal((3, 2, 2, 26), Sizes<SmallSingle, float>());
        Assert.Equal((1, 1, 1, 2), Sizes<LeastDouble, double>());
        Assert.Equal(new SmallSingle(seed: 7).Parameters, Create<SmallSingle, float>(7).Parameters);

        static TNetwork Create<TNetwork, T>(int seed)
            where TNetwork : INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
            => TNetwork.Create(seed);

        static (int, int, int, int) Sizes<TNetwork, T>()
            where TNetwork : INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Assert.Same(TNetwork.Description, ((INetwork<T>)Create<TNetwork, T>(1)).Description);
            return (TNetwork.InputSize, TNetwork.OutputSize, TNetwork.LayerCount, TNetwork.ParameterCount);
        }
    }

    [Fact]
    public void A_classifier_is_told_by_its_interface()
    {
        INetwork<float>[] networks = [new SmallSingle(), new OnesSingle()];
        Assert.All(networks, network => Assert.IsAssignableFrom<IClassifier<float>>(network));
        Assert.Equal([true, false], networks.Select(network => network is ILabelClassifier<float>));
    }

    /// <summary>The contract's members may have a body only from the second version on: whoever is compiled against this one has them all.</summary>
    [Fact]
    public void A_description_is_complete()
    {
        NetworkDescription description = SmallDouble.Description;
        Assert.Equal((3, 2, 2, 26), (description.InputSize, description.OutputSize, description.LayerCount, description.ParameterCount));
        Assert.Equal(Precision.Double, description.Precision);
        Assert.Equal(Precision.Single, SmallSingle.Description.Precision);
        Assert.Equal(["layer 1: 3 -> 4 ReLU", "layer 2: 4 -> 2 Softmax"], description.Layers.ToArray().Select(layer => layer.ToString()));
        Assert.Equal(["W1[2,3] (index 11)", "b1[0] (index 12)", "b2[1] (index 25)"], new[] { 11, 12, 25 }.Select(index => description.GetPosition(index).ToString()));
        Assert.Throws<ArgumentOutOfRangeException>("index", () => description.GetPosition(26));
        Assert.Throws<ArgumentOutOfRangeException>("index", () => description.GetPosition(-1));
        Assert.Equal((26, 208L, 20L), (description.Cost.ParameterCount, description.Cost.ParameterBytes, description.Cost.ForwardMultiplyAdds));
    }
}
