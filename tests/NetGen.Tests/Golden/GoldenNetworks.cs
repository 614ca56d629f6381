using NetGen.Testing;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Golden;

/// <summary>The networks of all reference cases, float and double, generated and compiled once for all tests.</summary>
internal static class GoldenNetworks
{
    private static readonly Lazy<CompiledNetworks> s_compiled = new(() =>
        NetworkCompiler.Compile(GoldenFolder.Cases.Values.SelectMany(golden => new[] { Source(golden, Precision.Single).Text, Source(golden, Precision.Double).Text })));

    /// <summary>The network of a case with the parameters of the case.</summary>
    public static NetworkUnderTest Create(GoldenCase golden, Precision precision)
    {
        NetworkUnderTest network = NetworkUnderTest.Create(s_compiled.Value.Type(Source(golden, precision).Name));
        network.Parameters = golden.Parameters;
        return network;
    }

    public static NetworkSource Source(GoldenCase golden, Precision precision) =>
        new($"{ClassName(golden.Name)}{precision}", golden.Sizes, golden.Hidden, golden.Output, golden.Loss)
        {
            Bias = golden.Bias,
            L2 = golden.L2,
            Precision = precision,
        };

    /// <summary>hidden-ReLU6 becomes HiddenReLU6, wide-17-33 Wide17_33.</summary>
    private static string ClassName(string name) =>
        string.Concat(name.Split('-').Select((word, index) => index > 0 && char.IsDigit(word[0]) ? $"_{word}" : $"{char.ToUpperInvariant(word[0])}{word[1..]}"));
}
