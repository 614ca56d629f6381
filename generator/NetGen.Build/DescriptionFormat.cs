namespace NetGen.Build;

/// <summary>
/// The text in which the build tells the compiler what is in a model file: lines of fields, separated by tabs, the first of which
/// says what the line is. The build writes it, the generator reads it as an additional file; both compile this source file.
/// </summary>
/// <remarks>
/// <code>
/// netgen-model 4
/// source     models/policy.onnx                      the file as the project lists it
/// precision  single                                  or double
/// not-folded a reason                                why the numbers of a scaling line cannot be part of the weights, where the file could be read so
/// not-single a reason                                why numbers of single precision cannot hold those of the file, where that is so
/// biases     yes                                     or no
/// layer      4  64  Tanh  fc1.weight  64 x 4  fc1.bias
///            inputs, outputs, activation, LeakyReLU(0.2) with a parameter, then name and shape of the weights and name of the biases in the file; an
///            activation that the file does not tell and biases that it has not are empty
/// scaling    inputs  single  0.5 -2 ...  4 1 ...     what the network scales by in front of the layers, or behind them (outputs): precision of the numbers, offsets, factors
/// scaling    none                                    the file tells that its network scales nothing
/// remark     a sentence for the reader of the generated file
/// resource   NetGen/models/policy.onnx               the embedded resource that holds the parameters
/// row        1  2  0.5 -0.25 ...                     or the parameters themselves: layer and input, both from 1 and the input 0
///                                                    for biases, then one number for each neuron of the layer
/// staged                                             where the lines before have the scaling of a file in their weights: the same file once more,
///                                                    from not-single on, with scaling lines
/// end
/// </code>
/// The resource holds the numbers of all rows, in their order, as little-endian IEEE 754 of the given precision: the layout of a
/// network's Parameters.
/// </remarks>
internal static class DescriptionFormat
{
    /// <summary>The ending of a description's file name, by which the generator knows it among the additional files.</summary>
    public const string Extension = ".netgenmodel";

    /// <summary>The first line; the number changes with the format.</summary>
    public const string Header = "netgen-model 4";

    public const string Source = "source";
    public const string Precision = "precision";
    public const string Single = "single";
    public const string Double = "double";
    public const string NotFolded = "not-folded";
    public const string NotSingle = "not-single";
    public const string Biases = "biases";
    public const string Yes = "yes";
    public const string No = "no";
    public const string Layer = "layer";
    public const string Scaling = "scaling";
    public const string Inputs = "inputs";
    public const string Outputs = "outputs";
    public const string None = "none";
    public const string Remark = "remark";
    public const string Resource = "resource";
    public const string Row = "row";
    public const string Staged = "staged";

    /// <summary>The last line: a file without it is not whole.</summary>
    public const string End = "end";

    public const char Separator = '\t';

    /// <summary>Makes a text from a model file fit into one field; a reader of the field only ever shows it.</summary>
    public static string Field(string text)
    {
        char[] letters = text.ToCharArray();
        for (int index = 0; index < letters.Length; index++)
        {
            if (char.IsControl(letters[index]) || letters[index] is '\u2028' or '\u2029')
                letters[index] = '?';
        }

        return new string(letters);
    }
}
