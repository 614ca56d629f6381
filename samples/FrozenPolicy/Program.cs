using System.Globalization;
using System.Runtime.CompilerServices;
using FrozenPolicy;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

const int Episodes = 20;
const int Steps = 500;

// The first decision: whatever has to be set up has been by then.
new CartPole(0.01f).Observe(out Policy.Input state);
Policy.Forward(state, out _);
double startUp = Environment.CpuUsage.TotalTime.TotalMilliseconds;

NetworkCost cost = Policy.Description.Cost!.Value;
Console.WriteLine($"policy.onnx: {Policy.Description.Shape}, {cost.Parameters} parameters, {cost.ParameterBytes} bytes, {cost.ForwardMultiplyAdds} multiply-adds, {cost.StackBytes} bytes of stack");
Console.WriteLine(RuntimeFeature.IsDynamicCodeSupported
    ? "program: compiled just in time"
    : $"program: native, {new FileInfo(Environment.ProcessPath!).Length} bytes");
Console.WriteLine($"start-up: {startUp:F1} ms of processor time to the first decision");
Console.WriteLine($"balanced: {CountBalanced()} of {Episodes} poles for {Steps} steps");
Console.WriteLine($"time: {Measurement.Nanoseconds():F0} ns per decision");
Console.WriteLine($"allocated: {Measurement.AllocatedBytes()} bytes");
Console.WriteLine($"fingerprint of the outputs: {Measurement.Fingerprint():x16}");

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
