using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics.Calls;

/// <summary>The diagnostics of calls: what would throw when it runs, or compute nonsense.</summary>
internal static class CallDescriptors
{
    // The network and what it takes; what kind of argument this is and what it has.
    private const string TakesAndHas = "{0} takes {1}; this {2} has {3}";

    public static readonly DiagnosticDescriptor InputLength = Error("NETGEN020", "The input has the wrong length", TakesAndHas);

    public static readonly DiagnosticDescriptor OutputLength = Error("NETGEN021", "The output has the wrong length", "{0} gives {1}; this {2} has {3}");

    public static readonly DiagnosticDescriptor TargetLength = Error("NETGEN022", "The target has the wrong length", TakesAndHas);

    public static readonly DiagnosticDescriptor GradientLength = Error("NETGEN023", "The gradients have the wrong length", "{0} gives {1}; this {2} has {3}");

    public static readonly DiagnosticDescriptor LabelOutOfRange = Error("NETGEN024", "The label is not a class", "{0} has {1} classes, 0 to {2}; this label is {3}");

    public static readonly DiagnosticDescriptor NotInRows = Error("NETGEN025", "The batch has no whole rows", TakesAndHas);

    public static readonly DiagnosticDescriptor RowsDisagree = Error("NETGEN026", "The arguments have different numbers of samples", TakesAndHas);

    public static readonly DiagnosticDescriptor ParametersLength = Error("NETGEN027", "The parameters have the wrong length", "{0} has {1}; this {2} has {3}");

    /// <summary>Not of a length: the call runs, and spoils what other threads compute meanwhile.</summary>
    public static readonly DiagnosticDescriptor ServedNetwork = new(
        "NETGEN028",
        "A network that serves is written to",
        "{0} is the network that serves: {1} changes its parameters while other threads may compute with them; change a new network and publish that",
        "NetGen.Usage",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: DiagnosticDescriptors.Explanation("NETGEN028"));

    public static IEnumerable<DiagnosticDescriptor> All =>
        [InputLength, OutputLength, TargetLength, GradientLength, LabelOutOfRange, NotInRows, RowsDisagree, ParametersLength];

    private static DiagnosticDescriptor Error(string id, string title, string message) => new(
        id, title, message, "NetGen.Shape", DiagnosticSeverity.Error, isEnabledByDefault: true, description: DiagnosticDescriptors.Explanation(id));
}
