using System.Globalization;
using System.Runtime.CompilerServices;
using FrozenPolicy;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

const int Episodes = 20;
const int Steps = 500;

// float, of values around 1, through three layers: the order of the additions differs.
const float LargestDifference = 1e-5f;

// The first decision: whatever has to be set up has been by then.
new CartPole(0.01f).Observe(out Policy.Input state);
Policy.Forward(state, out _);
double startUp = Environment.CpuUsage.TotalTime.TotalMilliseconds;

NetworkCost cost = Policy.Description.Cost;
Console.WriteLine($"policy.onnx: {Policy.Description.Shape}, {cost.ParameterCount} parameters, {cost.ParameterBytes} bytes, {cost.ForwardMultiplyAdds} multiply-adds, {cost.StackBytes} bytes of stack");
Console.WriteLine(RuntimeFeature.IsDynamicCodeSupported
    ? "program: compiled just in time"
    : $"program: native, {new FileInfo(Environment.ProcessPath!).Length} bytes");
Console.WriteLine($"start-up: {startUp:F1} ms of processor time to the first decision");
Console.WriteLine($"balanced: {CountBalanced()} of {Episodes} poles for {Steps} steps");
double nanoseconds = Measurement.Nanoseconds();
Console.WriteLine($"time: {nanoseconds:F0} ns per decision");
Console.WriteLine($"allocated: {Measurement.AllocatedBytes()} bytes");
Console.WriteLine($"fingerprint of the outputs: {Measurement.Fingerprint():x16}");
return CompareWithOnnxRuntime(args.FirstOrDefault(), nanoseconds);

// The same policy where ONNX Runtime is installed: dotnet run ... -- path/to/libonnxruntime.so
static int CompareWithOnnxRuntime(string? library, double nanoseconds)
{
    TimeSpan before = Environment.CpuUsage.TotalTime;
    using OnnxRuntimePolicy? peer = OnnxRuntimePolicy.TryOpen(library, out string missing);
    if (peer is null)
    {
        Console.WriteLine($"ONNX Runtime: not compared, {missing}");
        return 0;
    }

    peer.Forward();
    double startUp = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    float difference = Measurement.LargestDifference(peer);
    double theirs = Measurement.Nanoseconds(peer);
    Console.WriteLine($"ONNX Runtime {peer.Version}: {startUp:F1} ms of processor time to its first decision, {theirs:F0} ns per decision, {theirs / nanoseconds:F1} times as long");
    Console.WriteLine($"largest difference of the outputs: {difference:E1}, at most {LargestDifference:E0} is expected");
    return difference <= LargestDifference ? 0 : 1;
}

// The control loop: observe, decide, push.
static int CountBalanced()
{
    int balanced = 0;
    for (int episode = 0; episode < Episodes; episode++)
    {
        var pole = new CartPole(angle: (episode - Episodes / 2) * 0.005f);
        for (int step = 0; step < Steps && pole.Stands; step++)
        {
            pole.Observe(out Policy.Input state);
            Policy.Forward(state, out Policy.Output preference);
            pole.Push(right: preference[1] > preference[0]);
        }

        balanced += pole.Stands ? 1 : 0;
    }

    return balanced;
}
