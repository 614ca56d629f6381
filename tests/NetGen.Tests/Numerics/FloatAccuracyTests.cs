using NetGen.Benchmarks.Accuracy;

namespace NetGen.Tests.Numerics;

/// <summary>
/// Every function over a strided walk of all float bit patterns, negative, subnormal, infinite and NaN among them. The
/// measuring program (tests/NetGen.Benchmarks) walks all 2^32; its README has the maxima that the bars are set above.
/// </summary>
public class FloatAccuracyTests
{
    private const uint Stride = 4093;

    /// <summary>The largest error allowed, in units in the last place.</summary>
    private static readonly Dictionary<string, double> _bars = new()
    {
        ["Exp"] = 1.01,
        ["Expm1"] = 1.45,
        ["Log"] = 0.85,
        ["Log1p"] = 1.6,
        ["Tanh"] = 1.83,
        ["Sigmoid"] = 1.66,
        ["Softplus"] = 2,
        ["LogSigmoid"] = 2,
        ["Erf"] = 2,
        ["NormalDistribution"] = 4,
        ["Identity"] = 0,
        ["ReLU"] = 0,
        ["ReLU6"] = 0,
        ["LeakyReLU"] = 1.5,
        ["ELU"] = 1.5,
        ["SELU"] = 2,
        ["GELU"] = 5,
        ["GELUTanh"] = 200,
        ["SiLU"] = 3,
        ["Mish"] = 4,
        ["Softsign"] = 1.5,
        ["HardSigmoid"] = 1.5,
        ["HardTanh"] = 0,
        ["HardSwish"] = 3,
        ["SoftplusDerivative"] = 1.6,
        ["SoftsignDerivative"] = 2,
        ["SigmoidDerivative"] = 2,
        ["GELUDerivative"] = 3,
        ["GELUTanhDerivative"] = 6,
        ["SiLUDerivative"] = 3,
        ["MishDerivative"] = 4,
    };

    /// <summary>A derivative of straight pieces: exact up to the rounding of its constant and of one operation.</summary>
    private const double OtherBar = 1;

    public static TheoryData<string> Names => new(MeasuredFunctions.All.Select(function => function.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void StaysWithinItsBarOverAllMagnitudes(string name)
    {
        MeasuredFunction function = MeasuredFunctions.All.Single(function => function.Name == name);
        double bar = _bars.GetValueOrDefault(name, OtherBar);
        WorstCase worst = FloatSweep.Run(function, Stride);
        Assert.True(worst.Error <= bar, $"{worst.Error:F3} ulp at {worst.Argument:G9}: got {worst.Result:G9}, exact {worst.Exact:G12}, bar {bar}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void StaysWithinItsBarAroundTheEdges(string name)
    {
        MeasuredFunction function = MeasuredFunctions.All.Single(function => function.Name == name);
        double bar = _bars.GetValueOrDefault(name, OtherBar);
        float[] arguments = EdgeArguments.Single();
        float[] results = new float[arguments.Length];
        function.Apply(arguments, results);
        for (int i = 0; i < arguments.Length; i++)
        {
            double error = UnitsInLastPlace.Error(results[i], function.Reference(arguments[i]), function.Smallest);
            Assert.True(error <= bar, $"{error:F3} ulp at {arguments[i]:G9}: got {results[i]:G9}, exact {function.Reference(arguments[i]):G12}, bar {bar}");
        }
    }
}
