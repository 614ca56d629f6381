using System.Numerics;
using NetGen.Tests.Golden;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Bits;

/// <summary>
/// The classes of a batch are those of its samples one by one: for every declared network that classifies and every one of the reference cases, also where
/// outputs are rounded to the same number, infinite or NaN, with and without a team.
/// </summary>
public sealed class ClassifyBatchTests
{
    public static TheoryData<Type> Declared => [.. TestNetworks.All];

    public static TheoryData<string, Precision> GoldenCases => GoldenTests.Sample;

    [Theory]
    [MemberData(nameof(Declared))]
    public void Declared_network(Type type) => NetworkUnderTest.Create(type).Accept(new OneByOne());

    [Theory]
    [MemberData(nameof(GoldenCases))]
    public void Network_of_a_golden_case(string name, Precision precision) => GoldenNetworks.Create(GoldenFolder.Cases[name], precision).Accept(new OneByOne());

    private sealed class OneByOne : INetworkVisitor
    {
        public void Visit<TNetwork, T>(TNetwork network)
            where TNetwork : class, INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            bool classifies = TNetwork.Description.Loss == Loss.SoftmaxCE || (TNetwork.Description.Loss == Loss.SigmoidBCE && TNetwork.OutputSize == 1);
            Assert.Equal(classifies, network is IClassifier<T>);
            if (network is not IClassifier<T> classifier)
                return;

            Assert.Equal(TNetwork.OutputSize == 1 ? 2 : TNetwork.OutputSize, classifier.ClassCount);
            var random = new Random(1);
            using var team = new ThreadTeam(2);

            // Of the small ones no output decides beyond doubt, of the large ones some are rounded to 1, and with the largest nothing is a number.
            foreach (double scale in (double[])[1e-30, 1e-6, 1, 50, 1e5, double.PositiveInfinity])
            {
                foreach (int samples in (int[])[0, 1, 37, 700])
                {
                    T[] inputs = [.. Enumerable.Range(0, samples * TNetwork.InputSize).Select(_ => T.CreateChecked(((random.NextDouble() * 2) - 1) * scale))];
                    int[] expected = [.. Enumerable.Range(0, samples).Select(sample => classifier.Classify(inputs.AsSpan(sample * TNetwork.InputSize, TNetwork.InputSize)))];
                    var actual = new int[samples];
                    network.Team = samples % 2 == 0 ? team : null;
                    classifier.ClassifyBatch(inputs, actual);
                    Assert.Equal(expected, actual);
                }
            }

            AssertArguments<TNetwork, T>(classifier);
        }

        private static void AssertArguments<TNetwork, T>(IClassifier<T> classifier)
            where TNetwork : class, INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            T[] inputs = new T[32 * TNetwork.InputSize];
            var classes = new int[32];
            classifier.Team = null;
            classifier.ClassifyBatch(inputs, classes);
            long before = GC.GetAllocatedBytesForCurrentThread();
            classifier.ClassifyBatch(inputs, classes);
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.Throws<ArgumentException>(() => classifier.ClassifyBatch(inputs, new int[31]));
            if (TNetwork.InputSize > 1)
                Assert.Throws<ArgumentException>(() => classifier.ClassifyBatch(inputs.AsSpan(1), classes));
        }
    }
}
