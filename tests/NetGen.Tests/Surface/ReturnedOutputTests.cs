using NetGen.Tests.Allocation;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Surface;

/// <summary><c>var y = network.Forward(x);</c>, the first line that everybody types.</summary>
[Collection(nameof(AloneInTheProcess))]
public sealed class ReturnedOutputTests
{
    [Fact]
    public void The_outputs_are_returned_by_value()
    {
        var network = new SmallSingle(seed: 1);
        var expected = new float[SmallSingle.OutputSize];
        network.Forward([0.1f, 0.2f, 0.3f], expected);

        var y = network.Forward([0.1f, 0.2f, 0.3f]);

        Assert.Equal(expected, new[] { y[0], y[1] });
        Assert.Equal(expected, ((ReadOnlySpan<float>)y).ToArray());
        float[] array = [0.1f, 0.2f, 0.3f];
        Assert.Equal(expected[1], network.Forward(array)[1]);
        Assert.Throws<ArgumentException>("input", () => network.Forward(array.Skip(1).ToArray()));
    }

    [Fact]
    public void They_are_not_allocated()
    {
        var network = new SmallLoopsDouble(seed: 1);
        double[] input = [1, 2, 3];
        double sum = network.Forward(input)[0];
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int call = 0; call < 1000; call++)
            sum += network.Forward(input)[1];
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(double.IsFinite(sum));
    }

    [Fact]
    public void More_than_256_are_written_into_the_caller_s_memory_only()
    {
        Assert.Single(ReturningForward(typeof(Returned256)));
        Assert.Empty(ReturningForward(typeof(Returned257)));

        static IEnumerable<System.Reflection.MethodInfo> ReturningForward(Type type) =>
            type.GetMethods().Where(method => method.Name == "Forward" && method.ReturnType != typeof(void));
    }
}

/// <summary>The most outputs that are returned.</summary>
[Network(1, 256)]
internal sealed partial class Returned256;

/// <summary>One more.</summary>
[Network(1, 257)]
internal sealed partial class Returned257;
