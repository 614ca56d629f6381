using System.Reflection;
using NetGen.Runtime;
using NetGen.Tests.Reference;

namespace NetGen.Tests.Numerics;

/// <summary>Every activation of the enumeration has its function and its derivative, in lanes and for a single number.</summary>
public class ActivationCoverageTests
{
    public static TheoryData<string> Names => new(ReferenceActivations.Elementwise.Select(activation => activation.ToString()));

    [Theory]
    [MemberData(nameof(Names))]
    public void HasAllForms(string name)
    {
        foreach (string member in (string[])[name, name + "Derivative"])
        {
            Assert.NotNull(typeof(Activations).GetMethod(member, [typeof(float)]));
            Assert.NotNull(typeof(Activations).GetMethod(member, [typeof(double)]));
            MethodInfo lanes = Assert.Single(typeof(Activations).GetMethods(), method => method.Name == member && method.IsGenericMethod);
            Assert.Equal(2, lanes.GetGenericArguments().Length);
        }
    }

    [Theory]
    [InlineData("z", "GELU", "GELUTanh", "SiLU", "Mish", "HardSwish")]
    [InlineData("a", "Identity", "ReLU", "ReLU6", "LeakyReLU", "ELU", "SELU", "Sigmoid", "HardSigmoid", "Tanh", "HardTanh", "Softplus", "Softsign")]
    public void DerivativeNamesWhatItTakes(string parameter, params string[] names)
    {
        foreach (string name in names)
            Assert.Equal(parameter, typeof(Activations).GetMethod(name + "Derivative", [typeof(float)])!.GetParameters()[0].Name);
    }
}
