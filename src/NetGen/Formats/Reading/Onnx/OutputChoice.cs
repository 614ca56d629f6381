using System;
using System.Collections.Generic;
using NetGen.Formats.Reading.Onnx.Format;
using NetGen.Formats.Reading.Onnx.Operators;

namespace NetGen.Formats.Reading.Onnx;

/// <summary>Which value of a graph a network ends in. Where the file does not make that plain, nothing is guessed: a critic is no policy.</summary>
internal static class OutputChoice
{
    // A policy that draws has a mean, or logits, and a deviation.
    private const int MostAlternatives = 8;

    // Of what picks there is no network, as there is none of what draws, but of what goes into it.
    private static readonly HashSet<string> s_picking = new(StringComparer.Ordinal) { "ArgMax", "ArgMin", "TopK" };

    /// <summary>The value that the network ends in.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="name">The name that the caller gives, or null.</param>
    /// <exception cref="ModelFileException">The graph gives nothing of that name, or nothing tells which of its outputs it is.</exception>
    public static string Choose(OnnxGraph graph, string? name)
    {
        if (graph.Outputs.Count == 0)
            throw new ModelFileException("The graph has no output.");
        if (name is not null)
            return Gives(graph, name) ? name : throw new ModelFileException($"The graph gives nothing named {ModelLimits.Quote(name)}; its outputs are {Names(graph)}.");

        OnnxValueInfo first = graph.Outputs[0];
        if (OnnxTypes.IsFloatingPoint(first.Type))
            return first.Name;

        // Classifiers of skl2onnx give the label first, an integer or a text, and then the probabilities.
        OnnxValueInfo? only = null;
        foreach (OnnxValueInfo output in graph.Outputs)
        {
            if (!OnnxTypes.IsFloatingPoint(output.Type) && output.Type != OnnxType.Undefined)
                continue;
            if (only is not null)
                throw new ModelFileException($"The first output {ModelLimits.Quote(first.Name)} is not of floating-point numbers, and there are several others. {Advice(graph)}");
            only = output;
        }

        return (only ?? first).Name;
    }

    /// <summary>What to write, where a graph has several outputs.</summary>
    public static string Advice(OnnxGraph graph) => $"The graph's outputs are {Names(graph)}: name the value that the network ends in, {HowTo(graph.Outputs[graph.Outputs.Count - 1].Name)}.";

    /// <summary>What was chosen, where a graph has several outputs.</summary>
    public static string Remark(OnnxGraph graph, string end) => $"The graph has {graph.Outputs.Count} outputs; the network ends in {ModelLimits.Quote(end)}.";

    /// <summary>How a value is named, in both places where that is possible.</summary>
    public static string HowTo(string name) => $"OutputName=\"{Plain(name)}\" at the NetGenModel item or new() {{ OutputName = \"{Plain(name)}\" }} in the call of Onnx.Load";

    /// <summary>What else the network could end in, where an output is drawn or picked; null where it is not, or nothing else can be read.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="output">The output that cannot be read.</param>
    /// <param name="error">Why.</param>
    /// <param name="canRead">Whether a value can be read.</param>
    public static string? AlternativesTo(OnnxGraph graph, string output, ModelFileException error, Func<string, bool> canRead)
    {
        HashSet<OnnxNode> needed = NeededNodes.Of(graph, output);
        OnnxNode? obstacle = null;
        foreach (OnnxNode node in graph.Nodes)
        {
            // Where another node cannot be read, it may belong to the sampling: exp(log_std).
            bool failed = node.ToString() == error.Place;
            if (needed.Contains(node) && (DrawingOperators.Include(node) || failed && s_picking.Contains(node.Operator)) && (obstacle is null || failed))
                obstacle = node;
        }

        if (obstacle is null)
            return null;
        List<string> readable = Before(graph.Nodes, obstacle, output).FindAll(name => canRead(name));
        if (readable.Count == 0)
            return null;
        string what = DrawingOperators.Include(obstacle) ? "before the sampling" : "before the choice";
        return $"Name the value {what}, {HowTo(readable[0])}{(readable.Count > 1 ? $"; {string.Join(", ", readable.ConvertAll(ModelLimits.Quote))} can be read" : "")}.";
    }

    /// <summary>The values that nodes which depend on a node take from nodes that do not, the last in the file first.</summary>
    private static List<string> Before(IReadOnlyList<OnnxNode> nodes, OnnxNode obstacle, string output)
    {
        var dependent = new HashSet<string>(obstacle.Outputs, StringComparer.Ordinal);
        var given = new HashSet<string>(StringComparer.Ordinal);
        var takers = new List<OnnxNode> { obstacle };
        foreach (OnnxNode node in nodes)
        {
            bool depends = false;
            foreach (string input in node.Inputs)
                depends |= input.Length > 0 && dependent.Contains(input);
            if (depends)
                takers.Add(node);
            foreach (string name in node.Outputs)
                (depends ? dependent : given).Add(name);
        }

        var found = new List<string>();
        for (int i = takers.Count - 1; i >= 0; i--)
        {
            foreach (string input in takers[i].Inputs)
            {
                if (input.Length > 0 && input != output && given.Contains(input) && !dependent.Contains(input) && !found.Contains(input) && found.Count < MostAlternatives)
                    found.Add(input);
            }
        }

        return found;
    }

    private static bool Gives(OnnxGraph graph, string name)
    {
        foreach (OnnxValueInfo output in graph.Outputs)
        {
            if (output.Name == name)
                return true;
        }

        // The logits before an ArgMax, for example, are no output of the graph.
        foreach (OnnxNode node in graph.Nodes)
        {
            foreach (string output in node.Outputs)
            {
                if (output == name)
                    return true;
            }
        }

        return false;
    }

    /// <summary>The names of the outputs, for messages.</summary>
    private static string Names(OnnxGraph graph)
    {
        const int Most = 8;
        var names = new List<string>();
        foreach (OnnxValueInfo output in graph.Outputs)
        {
            if (names.Count < Most)
                names.Add(ModelLimits.Quote(output.Name));
        }

        return string.Join(", ", names) + (graph.Outputs.Count > Most ? ", ..." : "");
    }

    private static string Plain(string name) => ModelLimits.Quote(name).Trim('\'');
}
