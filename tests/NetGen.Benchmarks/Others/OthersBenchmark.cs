using NetGen.Benchmarks.Speed;

namespace NetGen.Benchmarks.Others;

/// <summary>A benchmark that others have defined, as a cell of one network.</summary>
/// <param name="Name">Whose it is, and which.</param>
/// <param name="Call">What one call does.</param>
/// <param name="Cell">The same as a cell.</param>
/// <param name="Published">What its authors measured, with their hardware and the place that says so.</param>
/// <param name="Open">The network, its data and NetGen.</param>
internal sealed record OthersBenchmark(string Name, string Call, Cell Cell, string Published, Func<(Workload Workload, TeamEngine NetGen)> Open)
{
    private const string SimpleChainsBlog = "julialang.org, blog/2022/04/simple-chains";
    private const string RtNeuralResults = "RTNeural-compare 5672f91, results; i7-8700B";

    /// <summary>All of them; the README of SimpleChains, in double precision, is <see cref="DoubleGradient"/>.</summary>
    public static IReadOnlyList<OthersBenchmark> All { get; } =
    [
        new(
            "SimpleChains, matrix exponential", "4-32-16-4 tanh, an epoch of Adam on 10,000 samples in one batch", new(Work.AdamStep, 10_000),
            $"SimpleChains 41 us (i9-10980XE, 18 cores), 72 us (EPYC 7513, 32 cores), 164 us (i7-1165G7, 4 cores); PyTorch 1,525 us (i9-10980XE), 6,946 us (EPYC 7513) ({SimpleChainsBlog})",
            () => MatrixExponentialData.Filled(NetworkList.Of("Exponential", new MatrixExponential(1), MatrixExponential.Description, network => new MatrixExponentialCalls(network), 10_000))),
        Dense(4, "3.4 ns; ONNX Runtime 2,776 ns", () => NetworkList.Of("Dense4", new Dense4(1), Dense4.Description, network => new Dense4Calls(network))),
        Dense(8, "6.2 ns; ONNX Runtime 2,675 ns", () => NetworkList.Of("Dense8", new Dense8(1), Dense8.Description, network => new Dense8Calls(network))),
        Dense(16, "18.5 ns; ONNX Runtime 2,684 ns", () => NetworkList.Of("Dense16", new Dense16(1), Dense16.Description, network => new Dense16Calls(network))),
        Dense(32, "76 ns; ONNX Runtime 2,697 ns", () => NetworkList.Of("Dense32", new Dense32(1), Dense32.Description, network => new Dense32Calls(network))),
        Dense(64, "271 ns; ONNX Runtime 3,047 ns", () => NetworkList.Of("Dense64", new Dense64(1), Dense64.Description, network => new Dense64Calls(network))),
        new(
            "RLtools, nn benchmark", "256-256-256-256 ReLU, forward, squared error and backward on 256 samples, and an update by SGD", new(Work.SgdStep, 256),
            "none: tests/src/nn/benchmark.cpp prints only",
            () => NetworkList.Of("Wide", new WideLayers(1), WideLayers.Description, network => new WideLayersCalls(network), 512)),
        new(
            "sine, training", "1-16-16-1 ReLU, a step of Adam on 64 samples", new(Work.AdamStep, 64), "none for training: it runs on microcontrollers",
            () => SineData.Filled(NetworkList.Of("Sine", new Sine(1), Sine.Description, network => new SineCalls(network)))),
        new(
            "sine, inference", "1-16-16-1 ReLU, one sample forward", new(Work.Forward, 1),
            "microcontrollers: microflow (int8) 138 us on an ESP32, 188 us on an nRF52840 (its benches/sine.rs); onnx2c (float) 20 us on an STM32F411 at 96 MHz (its README)",
            () => SineData.Filled(NetworkList.Of("Sine", new Sine(1), Sine.Description, network => new SineCalls(network)))),
        new(
            "ACAS Xu", "5-50-50-50-50-50-50-5 ReLU, one sample forward", new(Work.Forward, 1), "none for this call: tools for verification use the shape",
            () => NetworkList.Of("Avoidance", new CollisionAvoidance(1), CollisionAvoidance.Description, network => new CollisionAvoidanceCalls(network))),
    ];

    private static OthersBenchmark Dense(int size, string published, Func<(Workload Workload, TeamEngine NetGen)> open) =>
        new($"RTNeural, dense {size}", $"{size}-{size}, one vector a call", new(Work.Forward, 1), $"best of RTNeural {published} ({RtNeuralResults})", open);
}
