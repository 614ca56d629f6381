namespace NetGen.Tests.Kernels.Tiles;

/// <summary>Writes the tiles of gradients with a sample in each lane, <c>src/NetGen/Kernels/SampleLanes</c>, which differ in their numbers of inputs and outputs only.</summary>
/// <param name="Inputs">The inputs of the tile.</param>
/// <param name="Outputs">The outputs of the tile.</param>
internal sealed record LaneGradientTileTemplate(int Inputs, int Outputs) : TileSource
{
    /// <summary>Sixteen accumulators and eight operands: 24 of 32 registers.</summary>
    private const int Most = 4;

    /// <summary>Every tile: whole ones, and what layers have left.</summary>
    public static IEnumerable<LaneGradientTileTemplate> All { get; } =
        [.. from inputs in Enumerable.Range(1, Most) from outputs in Enumerable.Range(1, Most) select new LaneGradientTileTemplate(inputs, outputs)];

    /// <inheritdoc/>
    public override string Name => $"LaneGradientTile{Inputs}x{Outputs}";

    /// <inheritdoc/>
    protected override string Extent => $"{Count(Inputs, "input")} by {Count(Outputs, "output")}";

    /// <inheritdoc/>
    protected override string Interfaces => "ILaneGradientTile";

    /// <inheritdoc/>
    protected override void Members()
    {
        Number("Inputs", Inputs);
        Number("Outputs", Outputs);
        Method(
            "AggressiveOptimization",
            ["public static void Add<TLanes, T, TLayer, TRows>(ref T a, ref T delta, nuint samples, bool isFirst, ref T chains, nuint count)"],
            "TLanes : struct, ILanes<TLanes, T>",
            "T : unmanaged",
            "TLayer : struct, ILayer",
            "TRows : struct, IRows");
        Body();
        Close();
    }

    private void Body()
    {
        Line("nuint chainCount = (nuint)Lanes512<T>.Count;");
        Line("nuint step = (nuint)TRows.Step;");
        Line("nuint inputStep = (nuint)TLayer.Outputs * chainCount;");
        Line($"for (nuint input = 0; input < count; input += {Inputs})");
        Open();
        Line("for (nuint chain = 0; chain < chainCount; chain += (nuint)TLanes.Count)");
        Open();
        Line("nuint place = (input * inputStep) + chain;");
        ForEach((input, output) => Line($"TLanes g{input}_{output} = isFirst ? TLanes.Zero : TLanes.Load(ref chains, {Place(input, output)});"));
        Line("for (nuint sample = chain; sample < samples; sample += chainCount)");
        Open();
        for (int output = 0; output < Outputs; output++)
            Line($"TLanes d{output} = TLanes.Load(ref delta, {(output == 0 ? "" : output == 1 ? "step + " : $"({output} * step) + ")}sample);");
        for (int input = 0; input < Inputs; input++)
        {
            Line($"TLanes value{input} = TLanes.Load(ref a, ({(input == 0 ? "input" : $"(input + {input})")} * step) + sample);");
            for (int output = 0; output < Outputs; output++)
                Line($"g{input}_{output} = TLanes.FusedMultiplyAdd(value{input}, d{output}, g{input}_{output});");
        }

        Close();
        Line();
        ForEach((input, output) => Line($"TLanes.Store(g{input}_{output}, ref chains, {Place(input, output)});"));
        Close();
        Close();
    }

    private void ForEach(Action<int, int> action)
    {
        for (int input = 0; input < Inputs; input++)
        {
            for (int output = 0; output < Outputs; output++)
                action(input, output);
        }
    }

    private static string Place(int input, int output) => "place" + Plus(input, "inputStep") + Plus(output, "chainCount");
}
