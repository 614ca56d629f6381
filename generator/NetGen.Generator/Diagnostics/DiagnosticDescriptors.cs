using Microsoft.CodeAnalysis;
using NetGen.Generator.Rules;

namespace NetGen.Generator.Diagnostics;

/// <summary>Every diagnostic: its id, title and message. An id is never reused.</summary>
internal static class DiagnosticDescriptors
{
    private const string Category = "NetGen.Declaration";

    public static readonly DiagnosticDescriptor NotPartial = Error(
        "NETGEN001",
        "A network's class must be partial",
        "{0} must be partial: the generator writes its members into another part of the class");

    public static readonly DiagnosticDescriptor ContainerNotPartial = Error(
        "NETGEN002",
        "The types around a network must be partial",
        "{0} must be partial, because it contains the network {1}");

    public static readonly DiagnosticDescriptor TooFewSizes = Error(
        "NETGEN003",
        "A network needs at least two sizes",
        "{0} needs at least two sizes, inputs and outputs; it has {1}");

    public static readonly DiagnosticDescriptor SizeBelowOne = Error(
        "NETGEN004",
        "Every layer needs at least one neuron",
        "A layer of {0} has {1} neurons; it needs at least 1");

    public static readonly DiagnosticDescriptor LayerTooLarge = Error(
        "NETGEN005",
        "A layer is too large to be generated",
        "A layer of {0} has {1} neurons; the limit is {2}");

    public static readonly DiagnosticDescriptor TooManyLayers = Error(
        "NETGEN006",
        "A network has too many layers to be generated",
        "{0} has {1} layers with weights; the limit is {2}");

    public static readonly DiagnosticDescriptor TooManyParameters = Error(
        "NETGEN007",
        "A network has too many parameters to be generated",
        "{0} has more than {1} parameters, which is the limit");

    public static readonly DiagnosticDescriptor ActivationAndActivations = Error(
        "NETGEN008",
        "Activation and Activations exclude each other",
        "{0} sets both Activation and Activations; keep one of them");

    public static readonly DiagnosticDescriptor ActivationCount = Error(
        "NETGEN009",
        "Activations must name one activation per hidden layer",
        "{0} has {2} and Activations lists {1}");

    public static readonly DiagnosticDescriptor HiddenSoftmax = Error(
        "NETGEN010",
        "Softmax and LogSoftmax are output activations",
        "{0} uses {1} in a hidden layer; it is available as Output only");

    public static readonly DiagnosticDescriptor OutputContradictsLoss = Error(
        "NETGEN011",
        "The loss determines the output activation",
        "{0} sets Output to {1}, but {2} is computed together with {3}; remove Output or choose another loss");

    public static readonly DiagnosticDescriptor SoftmaxOfOneOutput = Error(
        "NETGEN012",
        "SoftmaxCE needs at least two outputs",
        "{0} has one output, whose softmax is always 1; use SigmoidBCE for two classes or give each class an output");

    public static readonly DiagnosticDescriptor UndefinedValue = Error(
        "NETGEN013",
        "The value is not a member of its enum",
        "{0} uses the value {1}, which is no defined member");

    public static readonly DiagnosticDescriptor L2NotFinite = Error(
        "NETGEN014",
        "L2 must be a finite number, zero or more",
        "{0} sets L2 to {1}; it must be finite and not negative");

    public static readonly DiagnosticDescriptor UnsupportedType = Error(
        "NETGEN015",
        "A network is an ordinary class: not static without Weights, generic, a record, a struct, an interface or local to a file",
        "{0} is {1}; a network is written into an ordinary class");

    public static readonly DiagnosticDescriptor MemberCollides = Error(
        "NETGEN016",
        "A member has the name of a generated one",
        "{0} {1} {2}, which the generator writes; {3}");

    public static readonly DiagnosticDescriptor ParameterBudget = Error(
        "NETGEN017",
        "A network has more parameters than its budget",
        "{0} has {1} parameters; MaxParameters allows {2}");

    public static readonly DiagnosticDescriptor ByteBudget = Error(
        "NETGEN018",
        "A network's parameters take more bytes than its budget",
        "The parameters of {0} take {1} bytes; MaxBytes allows {2}");

    public static readonly DiagnosticDescriptor NamedLikeMember = Error(
        "NETGEN019",
        "A network's class has the name of a generated member",
        "{0} is also the name of a member that the generator writes, and C# allows no member the name of its class; rename the class");

    public static readonly DiagnosticDescriptor ActivationParameter = Error(
        "NETGEN029",
        "The parameter of an activation must fit it",
        "{0} sets {1} to {2}; {3}");

    public static readonly DiagnosticDescriptor ModelFileNotListed = Error(
        "NETGEN040",
        "A network's model file must be listed in the project",
        "{0} takes its weights from '{1}', {2}");

    public static readonly DiagnosticDescriptor WeightsShape = Error(
        "NETGEN041",
        "The weights of a model file have another shape than the layer",
        "'{1}' in {2} has the shape {3}, {4} inputs and {5} outputs; layer {6} of {0} needs {7}, {8} inputs and {9} outputs");

    public static readonly DiagnosticDescriptor WeightsLayers = Error(
        "NETGEN042",
        "A model file has another number of layers than the network",
        "{1} has {2} with weights, {3}; {0} has {4}, {5}");

    public static readonly DiagnosticDescriptor WeightsBiases = Error(
        "NETGEN043",
        "A model file and the network must agree on biases",
        "{1} {2} and {0} {3}; set {4}");

    public static readonly DiagnosticDescriptor WeightsActivation = Error(
        "NETGEN044",
        "A model file has another activation than the layer",
        "{1} has {2} after '{3}'; layer {4} of {0} has {5}");

    public static readonly DiagnosticDescriptor ActivationNotTold = Error(
        "NETGEN045",
        "A model file does not tell the activations",
        "{1} does not tell the activation after '{2}', and neither does {0}; set Activation or Activations");

    public static readonly DiagnosticDescriptor ModelFileTwice = Error(
        "NETGEN046",
        "A network takes its weights from one file",
        "{0} names two model files, '{1}' and '{2}'; remove Weights, because the first has the weights too");

    public static readonly DiagnosticDescriptor WeightsPrecision = Error(
        "NETGEN047",
        "A model file needs a network of double precision",
        "{1} is of double precision and {0} of single: {2}");

    public static readonly DiagnosticDescriptor WeightsScaling = Error(
        "NETGEN048",
        "A network scales what its model file scales",
        "{1} scales {2} and {0} {3}; set Scaling = {4}{5}");

    public static readonly DiagnosticDescriptor ScaledProbabilities = Error(
        "NETGEN031",
        "Only the outputs of a regression are scaled",
        "{0} scales its outputs, but with {1} they are probabilities; scale the inputs only, or choose a loss of regression");

    public static readonly DiagnosticDescriptor NetworkSize = new(
        "NETGEN030",
        "The size of a network",
        "{0} ({1}): {2} parameters in {3} bytes{4}; a sample takes {5} multiply-adds forward{6}, and up to {7} bytes of stack",
        "NetGen.Information",
        DiagnosticSeverity.Info,
        isEnabledByDefault: false,
        description: Explanation("NETGEN030"));

    /// <summary>The diagnostic of a rule of shape; its message takes the network's name, then the rule's details.</summary>
    public static DiagnosticDescriptor Of(Rule rule) => rule switch
    {
        Rule.TooFewSizes => TooFewSizes,
        Rule.SizeBelowOne => SizeBelowOne,
        Rule.LayerTooLarge => LayerTooLarge,
        Rule.TooManyLayers => TooManyLayers,
        Rule.TooManyParameters => TooManyParameters,
        Rule.ActivationAndActivations => ActivationAndActivations,
        Rule.ActivationCount => ActivationCount,
        Rule.HiddenSoftmax => HiddenSoftmax,
        Rule.OutputContradictsLoss => OutputContradictsLoss,
        Rule.SoftmaxOfOneOutput => SoftmaxOfOneOutput,
        Rule.ScaledProbabilities => ScaledProbabilities,
        Rule.UndefinedValue => UndefinedValue,
        Rule.L2NotFinite => L2NotFinite,
        Rule.ActivationParameter => ActivationParameter,
        Rule.ParameterBudget => ParameterBudget,
        Rule.ByteBudget => ByteBudget,
        Rule.ModelFileTwice => ModelFileTwice,
        Rule.ModelFileNotListed => ModelFileNotListed,
        Rule.WeightsShape => WeightsShape,
        Rule.WeightsLayers => WeightsLayers,
        Rule.WeightsBiases => WeightsBiases,
        Rule.WeightsActivation => WeightsActivation,
        Rule.ActivationNotTold => ActivationNotTold,
        Rule.WeightsPrecision => WeightsPrecision,
        Rule.WeightsScaling => WeightsScaling,
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Every rule has a diagnostic."),
    };

    /// <summary>
    /// An error that no pragma, configuration or attribute takes away, as none takes away the compiler's own: nothing is generated, and whoever does not see why gets
    /// a program without the network, or one that is larger than its budget.
    /// </summary>
    private static DiagnosticDescriptor Error(string id, string title, string message) => new(
        id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        description: Explanation(id), customTags: [WellKnownDiagnosticTags.NotConfigurable, WellKnownDiagnosticTags.Compiler]);

    /// <summary>Where a diagnostic is explained, in words: the page is in the package and has no address, so a help link would lead nowhere.</summary>
    public static string Explanation(string id) => $"docs/Diagnostics.md in the package NetGen explains {id}, with a wrong and a right example.";
}
