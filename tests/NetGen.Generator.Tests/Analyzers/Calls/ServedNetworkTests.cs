using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Analyzers.Calls;

/// <summary>NETGEN028: the network that a slot serves is read only.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN028")]
public sealed class ServedNetworkTests
{
    private static readonly Lazy<GenerationResult> s_networks = new(() => NetworkCompiler.Generate(CallVerifier.Networks));

    [Theory]
    [InlineData("Safetensors.Load({|NETGEN028:slot.Current|}, path);", "slot.Current is the network that serves: Load changes its parameters while other threads may compute with them; change a new network and publish that")]
    [InlineData("Onnx.Load(path: path, network: {|NETGEN028:slot.Current|}); Onnx.Load({|NETGEN028:wide.Current|}, path);")]
    [InlineData("{|NETGEN028:slot.Current|}.LoadSafetensors(path); NetworkFiles.LoadOnnx({|NETGEN028:slot.Current|}, path);", "slot.Current is the network that serves: LoadSafetensors changes its parameters while other threads may compute with them; change a new network and publish that", "slot.Current is the network that serves: LoadOnnx changes its parameters while other threads may compute with them; change a new network and publish that")]
    [InlineData("var live = slot.Current; {|NETGEN028:live|}.LoadOnnx(path, new() { OutputName = \"mean\" });")]
    [InlineData("var live = slot.Current; Safetensors.Load({|NETGEN028:live|}, path);", "live is the network that serves: Load changes its parameters while other threads may compute with them; change a new network and publish that")]
    [InlineData("TestNet live; live = slot.Current; Action reload = () => Onnx.Load({|NETGEN028:live|}, path); reload();")]
    [InlineData("Checkpoint.Load({|NETGEN028:slot.Current|}, optimizer, path);")]
    [InlineData("{|NETGEN028:slot.Current|}.TrainStep(numbers, 1, 0.1f); {|NETGEN028:slot.Current|}.TrainStep(numbers, 0, optimizer);")]
    [InlineData("{|NETGEN028:slot.Current|}.Initialize(seed: 3);", "slot.Current is the network that serves: Initialize changes its parameters while other threads may compute with them; change a new network and publish that")]
    [InlineData("INetwork<float> live = slot.Current; {|NETGEN028:live|}.TrainStep(numbers, numbers, 0.1f);")]
    [InlineData("((ILabelClassifier<float>){|NETGEN028:slot.Current|}).TrainStep(numbers, 1, 0.1f);")]
    [InlineData("numbers.CopyTo({|NETGEN028:slot.Current|}.Parameters); numbers.AsSpan().CopyTo({|NETGEN028:slot.Current|}.Parameters);")]
    [InlineData("GradientCheck.Run({|NETGEN028:slot.Current|}, numbers, numbers);")]
    public Task Wrong(string statements, params string[] messages) => Statements(statements, messages);

    [Theory]
    [InlineData("var next = new TestNet(); Safetensors.Load(next, path); slot.Publish(next);")]
    [InlineData("var next = new TestNet(slot.Current.Parameters); next.TrainStep(numbers, 1, 0.1f); slot.Publish(next);")]
    [InlineData("slot.Current.Forward(numbers, numbers); slot.Current.Backward(numbers, 1, numbers); Safetensors.Save(slot.Current, path);")]
    [InlineData("var live = slot.Current; if (numbers.Length > 9) live = new TestNet(); Safetensors.Load(live, path);")]
    [InlineData("var old = slot.Publish(new TestNet()); Safetensors.Load(old, path);")]
    [InlineData("var old = slot.Current; slot.Publish(new TestNet()); old.Initialize(seed: 2);")]
    [InlineData("slot.Current.Parameters.CopyTo(numbers); var next = new TestNet(); slot.Current.Parameters.CopyTo(next.Parameters);")]
    [InlineData("var optimizerOfLive = Optimizer.Adam(slot.Current); _ = optimizerOfLive.StepCount;")]
    [InlineData("own.Current.TrainStep(numbers, 1, 0.1f); Onnx.Load(own.Current, path);")]
    [InlineData("jobs.Current.Initialize(); jobs.Current.Run(network: 3); jobs.Current.Load(path);")]
    [InlineData("mine.Current.Initialize(path);")]
    [InlineData("optimizer.Load(stream); optimizer.Reset(); optimizer.Step(numbers);")]
    [InlineData("slot.Current.SaveSafetensors(path); slot.Current.SaveOnnx(path); var next = new TestNet(); next.LoadSafetensors(path); slot.Publish(next);")]
    [InlineData("Checkpoint.Save(slot.Current, optimizer, path);")]
    [InlineData("own.Current.LoadSafetensors(path);")]
    public Task Right(string statements) => Statements(statements);

    private static async Task Statements(string statements, params string[] messages)
    {
        Markup markup = Markup.Parse(CallVerifier.Networks + $$"""
            public sealed class Job { public void Initialize() { } public void Run(int network) => _ = network; public void Load(string path) => _ = path; }
            public sealed class Own { public TestNet Current { get; } = new(); }
            [Network(2, 1)] public partial class Mine { public void Initialize(string name) => _ = name; }
            internal static class Program
            {
                internal static void Run(NetworkSlot<TestNet> slot, NetworkSlot<Wide> wide, NetworkSlot<Job> jobs, NetworkSlot<Mine> mine, Own own, Optimizer<float> optimizer, string path, System.IO.Stream stream, float[] numbers)
                {
                    {{statements}}
                }
            }
            """);
        GenerationResult generation = NetworkCompiler.Regenerate(markup.Source, s_networks.Value);
        SyntaxTree written = generation.Output.SyntaxTrees.First();
        Assert.DoesNotContain(generation.Output.GetSemanticModel(written).GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        await AnalyzerVerifier.Verify(new ServedNetworkAnalyzer(), generation, markup, messages);
    }
}
