using System.Collections.Generic;

namespace NetGen.Formats.Reading;

/// <summary>Writes stages of scaling as a user declares them, for messages.</summary>
internal static class ScalingDeclaration
{
    /// <summary>Scaling.Inputs | Scaling.Outputs.</summary>
    public static string Value(Scaling scaling)
    {
        var stages = new List<string>();
        foreach (Scaling stage in new[] { Scaling.Inputs, Scaling.Outputs })
        {
            if ((scaling & stage) != 0)
                stages.Add($"{nameof(Scaling)}.{stage}");
        }

        return stages.Count == 0 ? $"{nameof(Scaling)}.{Scaling.None}" : string.Join(" | ", stages);
    }

    /// <summary>What is scaled, in words.</summary>
    public static string InWords(Scaling scaling) => scaling switch
    {
        Scaling.None => "nothing",
        Scaling.Inputs => "its inputs",
        Scaling.Outputs => "its outputs",
        _ => "its inputs and outputs",
    };

    /// <summary>The attribute of a network of these sizes: [Network(3, 4, 2, Scaling = Scaling.Inputs)].</summary>
    public static string Attribute(IEnumerable<int> sizes, Scaling scaling) =>
        $"[Network({string.Join(", ", sizes)}{(scaling == Scaling.None ? "" : $", {nameof(Scaling)} = {Value(scaling)}")})]";
}
