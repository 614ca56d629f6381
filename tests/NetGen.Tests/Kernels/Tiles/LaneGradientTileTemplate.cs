using System.Text;

namespace NetGen.Tests.Kernels.Tiles;

/// <summary>Writes the tiles of gradients with a sample in each lane, <c>src/NetGen/Kernels/SampleLanes</c>, which differ in their numbers of inputs and outputs only.</summary>
/// <param name="Inputs">The inputs of the tile.</param>
/// <param name="Outputs">The outputs of the tile.</param>
internal sealed record LaneGradientTileTemplate(int Inputs, int Outputs)
{
    /// <summary>Sixteen accumulators and eight operands: 24 of 32 registers.</summary>
    private const int Most = 4;

    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Every tile: whole ones, and what layers have left.</summary>
    public static IEnumerable<LaneGradientTileTemplate> All { get; } =
        [.. from inputs in Enumerable.Range(1, Most) from outputs in Enumerable.Range(1, Most) select new LaneGradientTileTemplate(inputs, outputs)];

    /// <summary>The name of the type and of its file.</summary>
    public string Name => $"LaneGradientTile{Inputs}x{Outputs}";

    /// <summary>The text of the file.</summary>
    public string Expand()
    {
        _text.Clear();
        Line("using System.ComponentModel;");
        Line("using System.Runtime.CompilerServices;");
        Line();
        Line("namespace NetGen.Runtime;");
        Line();
        Line($"/// <summary>{Count(Inputs, "input")} by {Count(Outputs, "output")}. Expanded from a template: LaneGradientTileTemplate.cs in the tests.</summary>");
        Line("[EditorBrowsable(EditorBrowsableState.Never)]");
        Line($"public readonly struct {Name} : ILaneGradientTile");
        Open();
        Line("/// <inheritdoc/>");
        Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        Line("public static void Add<TLanes, T, TLayer, TRows>(ref T a, ref T delta, nuint samples, bool isFirst, ref T chains, nuint count)");
        foreach (string constraint in new[] { "TLanes : struct, ILanes<TLanes, T>", "T : unmanaged", "TLayer : struct, ILayer", "TRows : struct, IRows" })
            Line($"    where {constraint}");
        Open();
        Body();
        Close();
        Close();
        return _text.ToString();
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

    private static string Plus(int steps, string step) => steps switch { 0 => "", 1 => $" + {step}", _ => $" + ({steps} * {step})" };

    private static string Count(int number, string noun) => $"{number} {noun}{(number == 1 ? "" : "s")}";

    private void Open()
    {
        Line("{");
        _depth++;
    }

    private void Close()
    {
        _depth--;
        Line("}");
    }

    private void Line(string text = "")
    {
        if (text.Length > 0)
            _text.Append(' ', 4 * _depth).Append(text);
        _text.Append('\n');
    }
}
