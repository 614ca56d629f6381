using System.ComponentModel;
using System.Numerics;

namespace NetGen.Runtime;

/// <summary>The forward pass of a batch, its samples divided among the threads of a team.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BatchForward
{
    /// <summary>Computes the outputs of each sample.</summary>
    /// <exception cref="ObjectDisposedException">The team, which was to share the work, has been disposed of; nothing is written.</exception>
    public static unsafe void Run<TKernel, T>(ThreadTeam? team, ReadOnlySpan<T> inputs, int samples, ReadOnlySpan<T> parameters, Span<T> outputs)
        where TKernel : struct, IForwardKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int shares = Shares.Of(team, (long)TKernel.MultiplyAdds * samples, samples / TKernel.SamplesPerTile);
        if (shares == 1)
        {
            TKernel.Forward(inputs, samples, parameters, outputs);
            return;
        }

        using TeamCall call = TeamCall.Begin(team, shares);
        fixed (T* x = inputs)
        fixed (T* p = parameters)
        fixed (T* y = outputs)
        {
            var work = new Work<TKernel, T> { Inputs = x, Samples = samples, Parameters = p, ParameterCount = parameters.Length, Outputs = y, Shares = shares };
            team!.Run(ref work, shares);
        }
    }

    private unsafe struct Work<TKernel, T> : ITeamWork
        where TKernel : struct, IForwardKernel<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public T* Inputs;
        public int Samples;
        public T* Parameters;
        public int ParameterCount;
        public T* Outputs;
        public int Shares;

        public readonly void Do(int share)
        {
            (int first, int count) = Runtime.Shares.Range(Samples, TKernel.SamplesPerTile, share, Shares);
            TKernel.Forward(
                new ReadOnlySpan<T>(Inputs + ((nint)first * TKernel.InputSize), count * TKernel.InputSize),
                count,
                new ReadOnlySpan<T>(Parameters, ParameterCount),
                new Span<T>(Outputs + ((nint)first * TKernel.OutputSize), count * TKernel.OutputSize));
        }
    }
}
