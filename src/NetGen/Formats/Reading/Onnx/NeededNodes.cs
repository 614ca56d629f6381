using System;
using System.Collections.Generic;
using NetGen.Formats.Reading.Onnx.Format;

namespace NetGen.Formats.Reading.Onnx;

/// <summary>Finds what a value of a graph is computed from.</summary>
internal static class NeededNodes
{
    /// <summary>The nodes that a value depends on, in whatever order the file has them.</summary>
    public static HashSet<OnnxNode> Of(OnnxGraph graph, string value)
    {
        var givers = new Dictionary<string, OnnxNode>(StringComparer.Ordinal);
        foreach (OnnxNode node in graph.Nodes)
        {
            foreach (string name in node.Outputs)
                givers[name] = node;
        }

        var needed = new HashSet<OnnxNode>();
        var open = new Stack<string>();
        open.Push(value);
        while (open.Count > 0)
        {
            string name = open.Pop();
            if (name.Length == 0 || !givers.TryGetValue(name, out OnnxNode? giver) || !needed.Add(giver))
                continue;
            foreach (string input in giver.Inputs)
                open.Push(input);
        }

        return needed;
    }
}
