using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NetGen.Runtime;

namespace NetGen.BitsProbe;

/// <summary>
/// The elementary functions and the activations over thousands of arguments, each number alone and in the widest vectors: both lines have one hash.
/// </summary>
internal static class ElementaryResults
{
    /// <summary>A prime, so that the arguments that go through all numbers have no common last bits; half of all arguments.</summary>
    private const int HalfCount = 1031;

    /// <summary>Beyond this, either way, activations are what they tend to.</summary>
    private const int Range = 20;

    public static IEnumerable<string> Compute() =>
    [
        .. Lines<Exp>("exp"),
        .. Lines<Expm1>("expm1"),
        .. Lines<Log>("log"),
        .. Lines<Log1p>("log1p"),
        .. Lines<LogSigmoid>("log-sigmoid"),
        .. Lines<Erf>("erf"),
        .. Lines<NormalDistribution>("normal-distribution"),
        .. ActivationLines<ELU<One>>(nameof(Activation.ELU)),
        .. ActivationLines<SELU>(nameof(Activation.SELU)),
        .. ActivationLines<LeakyReLU<Hundredth>>(nameof(Activation.LeakyReLU)),
        .. ActivationLines<HardSigmoid<Hundredth>>(nameof(Activation.HardSigmoid)),
        .. ActivationLines<HardSwish>(nameof(Activation.HardSwish)),
        .. ActivationLines<Softsign>(nameof(Activation.Softsign)),
        .. ActivationLines<Runtime.Tanh>(nameof(Activation.Tanh)),
        .. ActivationLines<Runtime.Sigmoid>(nameof(Activation.Sigmoid)),
        .. ActivationLines<Softplus>(nameof(Activation.Softplus)),
        .. ActivationLines<SiLU>(nameof(Activation.SiLU)),
        .. ActivationLines<Mish>(nameof(Activation.Mish)),
        .. ActivationLines<GELU>(nameof(Activation.GELU)),
        .. ActivationLines<GELUTanh>(nameof(Activation.GELUTanh)),
    ];

    private static IEnumerable<string> ActivationLines<TActivation>(string name)
        where TActivation : struct, IActivation => [.. Lines<ValueOf<TActivation>>(name), .. Lines<DerivativeOf<TActivation>>(name + "'")];

    private static IEnumerable<string> Lines<TFunction>(string name)
        where TFunction : struct, IFunction => [.. Hashes<TFunction, float>().Select(hash => $"{name} float {hash}"), .. Hashes<TFunction, double>().Select(hash => $"{name} double {hash}")];

    private static string[] Hashes<TFunction, T>()
        where TFunction : struct, IFunction
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] arguments = Arguments<T>();
        T[] alone = Map<TFunction, Lanes1<T>, T>(arguments);
        T[] inVectors = Vector512.IsHardwareAccelerated ? Map<TFunction, Lanes512<T>, T>(arguments)
            : Vector256.IsHardwareAccelerated ? Map<TFunction, Lanes256<T>, T>(arguments)
            : Vector128.IsHardwareAccelerated ? Map<TFunction, Lanes128<T>, T>(arguments)
            : alone;
        return [Results.Hash<T>(Results.WithOneNaN(alone)), Results.Hash<T>(Results.WithOneNaN(inVectors))];
    }

    private static T[] Map<TFunction, TLanes, T>(T[] arguments)
        where TFunction : struct, IFunction
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var values = new T[arguments.Length];
        for (int index = 0; index < arguments.Length; index += TLanes.Count)
            TLanes.Store(TFunction.Of<TLanes, T>(TLanes.Load(ref MemoryMarshal.GetArrayDataReference(arguments), (nuint)index)), ref MemoryMarshal.GetArrayDataReference(values), (nuint)index);
        return values;
    }

    /// <summary>Numbers that activations see, then numbers of all magnitudes, infinities and NaN among them; whole vectors of any width.</summary>
    private static T[] Arguments<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var arguments = new List<T>(Results.Numbers<T>(6, HalfCount).Select(number => number * T.CreateChecked(Range)));
        for (uint index = 0; index < HalfCount; index++)
            arguments.Add(Number<T>(index * (uint.MaxValue / HalfCount)));
        arguments.AddRange([T.Zero, T.NegativeZero, T.Epsilon, -T.Epsilon, T.One, -T.One, T.PositiveInfinity, T.NegativeInfinity, T.NaN]);
        while (arguments.Count % Vector512<byte>.Count != 0)
            arguments.Add(T.One);
        return [.. arguments];
    }

    /// <summary>The number whose first half of bits, or all, are these.</summary>
    private static T Number<T>(uint bits)
        where T : unmanaged => typeof(T) == typeof(float) ? (T)(object)BitConverter.UInt32BitsToSingle(bits) : (T)(object)BitConverter.UInt64BitsToDouble(((ulong)bits << 32) | ~bits);

    private readonly struct One : IFactor
    {
        public static double Value => 1;
    }

    private readonly struct Hundredth : IFactor
    {
        public static double Value => 0.01;
    }
}
