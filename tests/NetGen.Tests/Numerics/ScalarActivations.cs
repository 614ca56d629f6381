using System.Reflection;
using NetGen.Runtime;

namespace NetGen.Tests.Numerics;

/// <summary>The types of activations by their names, with the default of their parameter, and their functions of one number.</summary>
internal static class ScalarActivations
{
    /// <summary>The type that computes an activation.</summary>
    public static Type TypeOf(string name)
    {
        Assembly library = typeof(IActivation).Assembly;
        return library.GetType($"NetGen.Runtime.{name}") ?? library.GetType($"NetGen.Runtime.{name}`1")!.MakeGenericType(name switch
        {
            "LeakyReLU" => typeof(Slope),
            "ELU" => typeof(Alpha),
            _ => typeof(OneSixth),
        });
    }

    /// <summary>The function of that name, or the derivative where it ends so.</summary>
    public static Func<T, T> Of<T>(string name)
    {
        bool isDerivative = name.EndsWith("Derivative", StringComparison.Ordinal);
        Type type = TypeOf(isDerivative ? name[..^"Derivative".Length] : name);
        MethodInfo method = typeof(Activations).GetMethods().Single(method => method.Name == (isDerivative ? "Derivative" : "Value") && method.ReturnType == typeof(T));
        return method.MakeGenericMethod(type).CreateDelegate<Func<T, T>>();
    }

    private readonly struct Slope : IFactor
    {
        public static double Value => 0.01;
    }

    private readonly struct Alpha : IFactor
    {
        public static double Value => 1;
    }

    private readonly struct OneSixth : IFactor
    {
        public static double Value => 1.0 / 6;
    }
}
