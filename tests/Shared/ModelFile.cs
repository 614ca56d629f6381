using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Testing;

/// <summary>A model file as the build leaves it for the compiler: an additional file, and for a large model a resource.</summary>
/// <param name="Name">The name of the additional file.</param>
/// <param name="Description">Its text.</param>
/// <param name="ResourceName">The name of the resource, or null.</param>
/// <param name="Parameters">The bytes of the resource.</param>
internal sealed record ModelFile(string Name, string Description, string? ResourceName = null, byte[]? Parameters = null)
{
    /// <summary>The additional file.</summary>
    public AdditionalText Text => new Additional($"obj/NetGen/{Name}.netgenmodel", Description);

    /// <summary>A model whose parameters are written out.</summary>
    /// <param name="source">The file that it was read from.</param>
    /// <param name="layers">The lines after the word layer, with spaces in place of tabs: inputs outputs activation name shape biases, ? for what is not told.</param>
    /// <param name="number">The parameter of a layer, an input (0 for biases) and a neuron, all counted from 1; by default each has another.</param>
    /// <returns>The model.</returns>
    public static ModelFile Small(string source, string[] layers, Func<int, int, int, string>? number = null)
    {
        number ??= static (layer, input, neuron) => FormattableString.Invariant($"{(layer - 1.5) * (neuron - 2) / 4 + input / 8.0}");
        string[][] fields = [.. layers.Select(Fields)];
        bool hasBiases = fields.Any(layer => layer[5].Length > 0);
        var rows = new StringBuilder();
        for (int layer = 1; layer <= layers.Length; layer++)
        {
            int inputs = int.Parse(fields[layer - 1][0], System.Globalization.CultureInfo.InvariantCulture);
            int outputs = int.Parse(fields[layer - 1][1], System.Globalization.CultureInfo.InvariantCulture);
            foreach (int input in hasBiases ? Enumerable.Range(1, inputs).Append(0) : Enumerable.Range(1, inputs))
                rows.Append(FormattableString.Invariant($"row\t{layer}\t{input}\t{string.Join(' ', Enumerable.Range(1, outputs).Select(neuron => number(layer, input, neuron)))}\n"));
        }

        return new(source, Head(source, fields, hasBiases) + rows + "end\n");
    }

    /// <summary>The same of double precision, which single precision cannot hold for a reason.</summary>
    public ModelFile OfDouble(string notSingle) =>
        this with { Description = Description.Replace("precision\tsingle\n", $"precision\tdouble\nnot-single\t{notSingle}\n", StringComparison.Ordinal) };

    /// <summary>The same with stages that the weights cannot hold.</summary>
    /// <param name="notFolded">Why not; null where the file has the stages of its own network.</param>
    /// <param name="scaling">The lines after the word scaling, with | in place of tabs: inputs|single|offsets|factors.</param>
    public ModelFile Scaled(string? notFolded, params string[] scaling) =>
        this with { Description = WithScaling(notFolded is null ? Description : Description.Replace("precision\tsingle\n", $"precision\tsingle\nnot-folded\t{notFolded}\n", StringComparison.Ordinal), scaling) };

    /// <summary>The same whose weights hold what the stages do; the form with stages has the same weights, which no file would have.</summary>
    /// <param name="scaling">As for <see cref="Scaled"/>.</param>
    public ModelFile Foldable(params string[] scaling)
    {
        string[] parts = WithScaling(Description, scaling).Split("biases\t");
        return this with { Description = Description[..^"end\n".Length] + "staged\nbiases\t" + parts[1] };
    }

    private static string WithScaling(string description, string[] scaling)
    {
        int row = description.IndexOf("row\t", StringComparison.Ordinal);
        return description.Insert(row, string.Concat(scaling.Select(line => $"scaling\t{line.Replace('|', '\t')}\n")));
    }

    /// <summary>A model whose parameters are in a resource.</summary>
    /// <param name="source">The file that it was read from.</param>
    /// <param name="layers">As for <see cref="Small"/>.</param>
    /// <param name="parameters">The parameters, as float.</param>
    /// <returns>The model.</returns>
    public static ModelFile Large(string source, string[] layers, float[] parameters)
    {
        string[][] fields = [.. layers.Select(Fields)];
        byte[] bytes = new byte[parameters.Length * sizeof(float)];
        for (int index = 0; index < parameters.Length; index++)
            System.Buffers.Binary.BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(index * sizeof(float)), parameters[index]);
        return new(source, Head(source, fields, fields.Any(layer => layer[5].Length > 0)) + $"resource\tNetGen/{source}\nend\n", $"NetGen/{source}", bytes);
    }

    private static string Head(string source, string[][] layers, bool hasBiases) =>
        $"netgen-model 4\nsource\t{source}\nprecision\tsingle\nbiases\t{(hasBiases ? "yes" : "no")}\n"
        + string.Concat(layers.Select(layer => $"layer\t{string.Join('\t', layer)}\n"));

    // The shape is written 4x8, so that it is one word.
    private static string[] Fields(string layer) =>
        [.. layer.Split(' ').Select((field, index) => field == "?" ? "" : index == 4 ? field.Replace("x", " x ", StringComparison.Ordinal) : field)];

    private sealed class Additional(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);
    }
}
