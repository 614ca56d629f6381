using System.Runtime.InteropServices;
using NetGen.Benchmarks.Peers;
using NetGen.Benchmarks.Speed;

namespace NetGen.Benchmarks.Others;

/// <summary>
/// The example of SimpleChains' README: loss and gradient of 24-8-2 with tanh, in double precision, over 200 samples. There the second layer has
/// no bias, and dropout of 0.2 is on.
/// </summary>
internal sealed class DoubleGradient
{
    /// <summary>What is measured.</summary>
    public const string Name = "SimpleChains, README", Work = "24-8-2 tanh in double precision, loss and gradient of 200 samples";

    /// <summary>What its authors measured.</summary>
    public const string Published = "SimpleChains 5.66 us, Flux 96.4 us (SimpleChains' README at c840282; processor not named; with dropout)";

    private const int Samples = 200;

    /// <summary>As <see cref="PeerTolerance.OfOutputs"/>: eight times what the roundings of 200 + 24 + 8 terms and two functions amount to.</summary>
    private static readonly double s_tolerance = 8 * Math.Sqrt((200 + 24 + 8 + 2 * 48) / 3.0) / (1L << 53);

    private readonly ReadmeExample _network = new(1);
    private readonly double[] _inputs = new double[Samples * ReadmeExample.InputSize];
    private readonly double[] _targets = new double[Samples * ReadmeExample.OutputSize];
    private readonly double[] _gradients = new double[ReadmeExample.ParameterCount];

    /// <summary>Draws the data.</summary>
    public DoubleGradient()
    {
        var random = new Random(4);
        foreach (double[] values in new[] { _inputs, _targets })
        {
            for (int index = 0; index < values.Length; index++)
                values[index] = random.NextDouble() * 2 - 1;
        }
    }

    /// <summary>Compares the engines, and times those that compute the same.</summary>
    public (Standing Standing, IReadOnlyDictionary<string, PeerDeviation> Deviations) Measure(Contest contest, InstructionSet instructionSet, string python)
    {
        double[] expected = [_network.BackwardBatch(_inputs, _targets, _gradients), .. _gradients];
        var contestants = new List<Contestant>();
        var deviations = new Dictionary<string, PeerDeviation>();
        if (CCompiler.Version is not null)
            Add("C", OfC(instructionSet));
        using var pyTorch = new DoubleGradientProcess(python, instructionSet, _network.Parameters, _inputs, _targets, Samples);
        if (pyTorch.Gradients is not null)
            Add("PyTorch", (pyTorch.Gradients, pyTorch.Time));
        return (contest.Run(new("NetGen", Time), contestants), deviations);

        void Add(string name, (double[] Gradients, Func<int, double> Time) engine)
        {
            deviations[name] = new(engine.Gradients.Zip(expected, (a, b) => Math.Abs(a - b)).Max() / expected.Max(Math.Abs), s_tolerance);
            if (deviations[name].IsSame)
                contestants.Add(new(name, engine.Time));
        }
    }

    private double Time(int calls)
    {
        double start = ThreadClock.Seconds;
        for (int call = 0; call < calls; call++)
            _network.BackwardBatch(_inputs, _targets, _gradients);
        return ThreadClock.Seconds - start;
    }

    private unsafe (double[] Gradients, Func<int, double> Time) OfC(InstructionSet instructionSet)
    {
        string source = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Others", "double_gradient.c"));
        nint library = NativeLibrary.Load(CCompiler.Compile("double-gradient", source, CCompiler.FastOptions(instructionSet)));
        var call = (delegate* unmanaged<double*, double*, double*, double*, int, long, double>)NativeLibrary.GetExport(library, "net_gradient");
        double[] parameters = _network.Parameters.ToArray(), gradients = new double[_gradients.Length];
        double loss = Run(1);
        return ([loss, .. gradients], calls =>
        {
            double start = ThreadClock.Seconds;
            Run(calls);
            return ThreadClock.Seconds - start;
        }
        );

        double Run(int calls)
        {
            fixed (double* p = parameters, x = _inputs, y = _targets, g = gradients)
                return call(p, x, y, g, Samples, calls);
        }
    }
}
