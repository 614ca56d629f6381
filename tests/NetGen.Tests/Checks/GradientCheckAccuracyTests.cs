using System.Reflection;
using NetGen.Testing;
using NetGen.Tests.Gradients;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Checks;

/// <summary>Every derivative in double is that of its function: a constant rounded to float in it would show.</summary>
public sealed class GradientCheckAccuracyTests
{
    private const double Tolerance = 1e-9;

    private const int Samples = 2;

    /// <summary>The steps of the check, 2^-9 at most of a weight of an input of 1.5, move no sum by more.</summary>
    private const double Clearance = 0.005;

    private const int MostPerBlock = 40;

    public static TheoryData<string> Names => [.. ThoroughFactAttribute.Some(Combinations.Sources.Reverse(), oneIn: 3).Select(source => source.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_activation_hidden_and_as_output(string name)
    {
        NetworkSource source = Combinations.Source(name);
        GradientCheckResult result = Call(Combinations.Type(name), source);
        Assert.True(result.Passed, result.ToString());
        Assert.True(result.CheckedParameterCount > 0 && result.CheckedInputCount > 0);
    }

    [Fact]
    public void Every_activation_is_wide_somewhere()
    {
        NetworkSource[] wide = [.. Combinations.Sources.Where(source => source.Sizes.Skip(1).All(size => size > 100))];
        Assert.Equal(Enum.GetValues<Activation>(), wide.Select(source => source.Output).Order());
        Assert.Equal(Reference.ReferenceActivations.Elementwise.Order(), wide.SelectMany(source => source.Hidden).Distinct().Order());
    }

    private static GradientCheckResult Call(Type type, NetworkSource source) =>
        (GradientCheckResult)typeof(GradientCheckAccuracyTests).GetMethod(nameof(Check), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(type)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [source], null)!;

    private static GradientCheckResult Check<TNetwork>(NetworkSource source)
        where TNetwork : INetwork<TNetwork, double>
    {
        (double[] parameters, double[] inputs, double[] targets) = SmoothData.Of(TNetwork.Description, source.Reference, Samples, Clearance);
        var network = (TNetwork)Activator.CreateInstance(typeof(TNetwork), 1)!;
        parameters.CopyTo(network.Parameters);
        return GradientCheck.Run(network, inputs, targets, checkInputs: true, tolerance: Tolerance, maximumPerBlock: MostPerBlock);
    }
}
