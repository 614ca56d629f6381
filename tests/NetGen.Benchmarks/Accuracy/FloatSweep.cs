namespace NetGen.Benchmarks.Accuracy;

/// <summary>The largest error found, and where.</summary>
internal readonly record struct WorstCase(double Error, float Argument, float Result, double Exact);

/// <summary>Walks the bit patterns of all floats in parallel.</summary>
internal static class FloatSweep
{
    private const int Block = 1 << 12;

    public static WorstCase Run(MeasuredFunction function, uint stride)
    {
        long patterns = (1L << 32) / stride;
        long blocks = (patterns + Block - 1) / Block;
        WorstCase worst = default;
        Lock gate = new();
        Parallel.For(
            0L,
            blocks,
            () => (Worst: default(WorstCase), Arguments: new float[Block], Results: new float[Block]),
            (block, _, state) =>
            {
                for (int i = 0; i < Block; i++)
                    state.Arguments[i] = BitConverter.UInt32BitsToSingle((uint)(((block * Block) + i) * stride));
                function.Apply(state.Arguments, state.Results);
                for (int i = 0; i < Block; i++)
                {
                    double exact = function.Reference(state.Arguments[i]);
                    double error = UnitsInLastPlace.Error(state.Results[i], exact, function.Smallest);
                    if (error > state.Worst.Error)
                        state.Worst = new(error, state.Arguments[i], state.Results[i], exact);
                }

                return state;
            },
            state =>
            {
                lock (gate)
                {
                    if (state.Worst.Error > worst.Error)
                        worst = state.Worst;
                }
            });
        return worst;
    }
}
