namespace NetGen.Package.Tests;

/// <summary>
/// A library that holds a network and was compiled with one version of the package runs with a later one whose surface has grown, in a program
/// that knows the later one only.
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

        public static class Trained
        {
            public static string Run()
            {
                INetwork<float> network = Create<Policy>();
                var optimizer = Optimizer.Adam(network, 0.05);
                float[] gradients = new float[Policy.ParameterCount];
                float first = network.Backward([1f, 2f, 3f], [0f, 1f], gradients);
                for (int step = 0; step < 20; step++)
                {
                    ((IClassifier<float>)network).Backward([1f, 2f, 3f], 1, gradients);
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

        Console.WriteLine(Trained.Run());
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
        using var grown = new GrownLibrary();
        await grown.BuildAsync();

        const string result = "True 4 20 b2[1] (index 25)";
        (await _folder.DotnetAsync("build", "Program", "-c", "Release", "-o", "out")).RequireSuccess();
        Assert.Equal($"{result}\nas it was", await RunAsync());

        File.Copy(grown.Path, _folder.PathOf("out", "NetGen.dll"), overwrite: true);
        Assert.Equal($"{result}\na body of its own", await RunAsync());
    }

    private async Task<string> RunAsync() =>
        (await _folder.DotnetAsync(_folder.PathOf("out", "Program.dll"))).RequireSuccess().Output.ReplaceLineEndings("\n").Trim();

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
