namespace NetGen.Build;

/// <summary>
/// The text in which the build tells the compiler what is in a model file: lines of fields, separated by tabs, the first of which
/// says what the line is. The build writes it, the generator reads it as an additional file; both compile this source file.
/// </summary>
/// <remarks>
/// <code>
/// netgen-model 3
/// source     models/policy.onnx                      the file as the project lists it
/// precision  single                                  or double
/// not-single a reason                                why weights of single precision cannot hold those of a double file, where that is so
/// biases     yes                                     or no
/// layer      4  64  Tanh  fc1.weight  64 x 4  fc1.bias
///            inputs, outputs, activation, LeakyReLU(0.2) with a parameter, then name and shape of the weights and name of the biases in the file; an
///            activation that the file does not tell and biases that it has not are empty
/// remark     a sentence for the reader of the generated file
/// resource   NetGen/models/policy.onnx               the embedded resource that holds the parameters
/// row        1  2  0.5 -0.25 ...                     or the parameters themselves: layer and input, both from 1 and the input 0
///                                                    for biases, then one number for each neuron of the layer
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
    public const string Header = "netgen-model 3";

    public const string Source = "source";
    public const string Precision = "precision";
    public const string Single = "single";
    public const string Double = "double";
    public const string NotSingle = "not-single";
    public const string Biases = "biases";
    public const string Yes = "yes";
    public const string No = "no";
    public const string Layer = "layer";
    public const string Remark = "remark";
    public const string Resource = "resource";
    public const string Row = "row";

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
