namespace NetGen.Package.Tests;

/// <summary>
/// A library that holds a network and was compiled with one version of the package runs with a later one whose surface has grown, in a program
/// that knows the later one only: with the same bits, or, where what it calls is gone, with one sentence.
/// </summary>
[Collection(PackageCollection.Name)]
public sealed class GrownPackageTests(PackedPackage package) : IDisposable
{
    // Every kind of member that compiled code holds on to: the contracts, options, structs of the library, generated code that describes itself.
    private const string Library =
        """
        namespace Robots;

        [Network(3, 4, 2, Activation = ReLU, Loss = SoftmaxCE)]
        public partial class Policy;

        [Network(4, 16, 16, 3, Activation = Tanh, Loss = SoftmaxCE, L2 = 0.01)]
        public partial class Measured;

        [Network(40, 33, 9, Activation = GELU, Precision = Precision.Double)]
        public partial class Wide;

        public static class Trained
        {
            /// <summary>The bits of what three networks compute: written out, with a sample in each lane, in loops.</summary>
            public static string Bits() => $"{Of<Policy, float>()} {Of<Measured, float>()} {Of<Wide, double>()}";

            private static string Of<TNetwork, T>()
                where TNetwork : INetwork<TNetwork, T>
                where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
            {
                const int Samples = 45;
                INetwork<T> network = TNetwork.Create(1);
                T[] x = Numbers<T>(Samples * TNetwork.InputSize), y = Numbers<T>(Samples * TNetwork.OutputSize);
                var outputs = new T[Samples * TNetwork.OutputSize];
                var gradients = new T[TNetwork.ParameterCount];
                var optimizer = Optimizer.Adam(network, 0.01);
                network.BackwardBatch(x, y, gradients);
                optimizer.Step(gradients);
                network.TrainStep(x.AsSpan(0, TNetwork.InputSize), y.AsSpan(0, TNetwork.OutputSize), optimizer);
                network.ForwardBatch(x, outputs);
                network.BackwardBatch(x, y, gradients);
                return Hash<T>(network.Parameters) + Hash<T>(outputs) + Hash<T>(gradients);
            }

            private static T[] Numbers<T>(int count)
                where T : System.Numerics.INumber<T>
                => [.. Enumerable.Range(0, count).Select(i => T.CreateChecked((i * 37 % 64) / 64.0))];

            private static string Hash<T>(ReadOnlySpan<T> numbers)
                where T : unmanaged
                => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(numbers)));

            public static string Run()
            {
                INetwork<float> network = Create<Policy>();
                var optimizer = Optimizer.Adam(network, 0.05);
                float[] gradients = new float[Policy.ParameterCount];
                float first = network.Backward([1f, 2f, 3f], [0f, 1f], gradients);
                for (int step = 0; step < 20; step++)
                {
                    ((ILabelClassifier<float>)network).Backward([1f, 2f, 3f], 1, gradients);
                    optimizer.Step(gradients);
                }

                using var file = new MemoryStream();
                Onnx.Save(network, file);
                file.Position = 0;
                Onnx.Load(new Policy(), file, new() { OutputName = null });
                bool falls = network.Backward([1f, 2f, 3f], [0f, 1f], gradients) < first;
                return $"{falls} {network.Description.Blocks[1].Count} {network.Description.Cost.ForwardMultiplyAdds} {network.Description.GetPosition(25)}";
            }

            private static TNetwork Create<TNetwork>()
                where TNetwork : INetwork<TNetwork, float>
                => TNetwork.Create(1);
        }
        """;

    private const string Program =
        """
        using NetGen;
        using Robots;

        try
        {
            Console.WriteLine(Trained.Run());
            Console.WriteLine(Trained.Bits());
        }
        catch (TypeInitializationException error)
        {
            Console.WriteLine(error.GetBaseException().Message);
            return;
        }

        var added = typeof(INetwork<float>).GetMethod("Added");
        Console.WriteLine(added is null ? "as it was" : added.Invoke(new Policy(), null));
        """;

    private readonly ConsumerFolder _folder = new(package);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_compiled_network_runs_with_a_library_that_has_grown()
    {
        _folder.Write("Library/Policy.cs", Library);
        _folder.Write("Library/Library.csproj", Project("Library", $"""<PackageReference Include="NetGen" Version="[{package.Version}]" />"""));
        _folder.Write("Program/Program.cs", Program);
        _folder.Write("Program/Program.csproj", Project("Exe", """<ProjectReference Include="../Library/Library.csproj" />"""));
        using var grown = new GrownLibrary("0.1.1");
        using var broken = new GrownLibrary("0.2.0", removed: "Kernels/SampleLanes/LaneGradients.cs");
        Task libraries = Task.WhenAll(grown.BuildAsync(), broken.BuildAsync());
        (await _folder.DotnetAsync("build", "Program", "-c", "Release", "-o", "out")).RequireSuccess();
        string[] before = await RunAsync();
        Assert.Equal(["True 4 20 b2[1] (index 25)", before[1], "as it was"], before);
        Assert.Matches("^[0-9A-F]{192} [0-9A-F]{192} [0-9A-F]{192}$", before[1]);

        // The same bits, whatever was added.
        await libraries;
        Assert.Equal([before[0], before[1], "a body of its own"], await RunAsync(grown));

        // Something was taken away: one sentence says what to do, before any call finds nothing.
        Assert.Equal(
            ["The code of the network Policy was generated by NetGen 0.1.0, and the NetGen library that runs is 0.2.0, which serves code of 0.2.0 to 0.2.0. "
                + "Give all projects of this program the same version of the package NetGen, and build them again."],
            await RunAsync(broken));
    }

    private async Task<string[]> RunAsync(GrownLibrary? library = null)
    {
        if (library is not null)
            File.Copy(library.Path, _folder.PathOf("out", "NetGen.dll"), overwrite: true);
        return (await _folder.DotnetAsync(_folder.PathOf("out", "Program.dll"))).RequireSuccess().Output.ReplaceLineEndings("\n").Trim().Split('\n');
    }

    private static string Project(string output, string reference) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>{output}</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          <ItemGroup>
            {reference}
          </ItemGroup>
        </Project>
        """;
}
