using System.Numerics;
using NetGen.Tests.Data;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Arguments;

/// <summary>One call of one method: memory for each argument, inputs filled with numbers, outputs with a sentinel.</summary>
internal sealed class MethodCall<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A value that no network of the tests computes: what is found afterwards was not written.</summary>
    public static readonly T Sentinel = T.CreateChecked(-4242.25);

    public MethodCall(SpanMethod<T> method, int samples, int classes)
    {
        Method = method;
        Memory = [.. method.Arguments.Select((argument, index) => (Memory<T>)Content(argument, index, argument.Count(samples)))];
        Labels = Samples.Labels(5, samples, classes);
    }

    public SpanMethod<T> Method { get; }

    public Memory<T>[] Memory { get; }

    public int[] Labels { get; set; }

    /// <summary>What a fresh argument holds.</summary>
    public static T[] Content(SpanArgument argument, int index, int count)
    {
        var values = new T[count];
        if (argument.IsWritten)
            Array.Fill(values, Sentinel);
        else
            Samples.Uniform(index + 1, count).Select(T.CreateChecked).ToArray().CopyTo(values, 0);
        return values;
    }

    public T Run(INetwork<T> network) => Method.Invoke(network, Memory, Labels);

    /// <summary>The content of every written argument, in order.</summary>
    public IEnumerable<T[]> Written() =>
        Method.Arguments.Zip(Memory).Where(pair => pair.First.IsWritten).Select(pair => pair.Second.ToArray());

    public void AssertNothingWritten(string circumstance) =>
        Assert.True(Written().All(values => values.All(value => value == Sentinel)), $"{Method}, {circumstance}: written before it was rejected.");
}
