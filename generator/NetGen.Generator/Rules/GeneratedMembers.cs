using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;
using NetGen.Runtime;

namespace NetGen.Generator.Rules;

/// <summary>The type of a parameter of a generated method.</summary>
internal enum ParameterKind
{
    /// <summary>ReadOnlySpan of the element type.</summary>
    Reads,

    /// <summary>Span of the element type.</summary>
    Writes,

    /// <summary>ReadOnlySpan of int.</summary>
    Labels,

    /// <summary>Span of int.</summary>
    Classes,

    /// <summary>int.</summary>
    Integer,

    /// <summary>double, of whatever element type.</summary>
    Double,

    /// <summary>Optimizer of the element type.</summary>
    Optimizer,

    /// <summary>in TrainingBatch, of private methods.</summary>
    Batch,

    /// <summary>in Input, the network's own type.</summary>
    InputValue,

    /// <summary>out Output, the network's own type.</summary>
    OutputValue,

    /// <summary>in TVector, the type parameter of the method.</summary>
    VectorValue,
}

/// <summary>The members that the generator writes into a class, and what of the user's would collide with them.</summary>
internal sealed class GeneratedMembers
{
    /// <summary>The folder of generated files, which the compiler names after the generator's type.</summary>
    private const string GeneratedFolder = "NetGen.Generator.NetworkGenerator";

    private static readonly string[] s_fixedNames =
        ["InputSize", "OutputSize", "LayerCount", "ParameterCount", "Description", "Parameters", "Input", "Output"];

    /// <summary>The one property that can be set.</summary>
    private const string Team = "Team";

    private static readonly string[] s_instanceNames = [Team, "_netGenParameters", "_netGenWorkspaces"];

    private readonly HashSet<string> _values;
    private readonly ILookup<string, ParameterKind[]> _methods;
    private readonly SpecialType _element;

    private GeneratedMembers(HashSet<string> values, ILookup<string, ParameterKind[]> methods, SpecialType element)
    {
        _values = values;
        _methods = methods;
        _element = element;
    }

    /// <summary>The members of a network whose options break no rule; constructors are not among them.</summary>
    /// <param name="options">The attribute. How many layers a model file has is not asked: names that some file could bring are taken.</param>
    /// <param name="isFrozen">Whether the class is static.</param>
    public static GeneratedMembers Of(NetworkOptions options, bool isFrozen)
    {
        Loss loss = options.Loss ?? Loss.SquaredError;
        SpecialType element = options.Precision == Precision.Double ? SpecialType.System_Double : SpecialType.System_Single;
        bool classifies = LossTable.Of(loss).OfLogits;
        var values = new HashSet<string>(s_fixedNames, StringComparer.Ordinal);
        if (isFrozen)
            return new(values, ForwardMethods(options, classifies).ToLookup(method => method.Name, method => method.Parameters, StringComparer.Ordinal), element);

        values.UnionWith(s_instanceNames);

        Scaling scaling = ScalingOf(options);
        if ((scaling & Scaling.Inputs) != 0)
            values.Add("InputScaling");
        if ((scaling & Scaling.Outputs) != 0)
            values.Add("OutputScaling");
        int layers = options.Architecture is null ? options.Sizes.Count - 1 : Limits.LayerCount;
        for (int layer = 1; layer <= layers; layer++)
        {
            values.Add("Weights" + layer.ToString(CultureInfo.InvariantCulture));
            if (options.Bias ?? true)
                values.Add("Biases" + layer.ToString(CultureInfo.InvariantCulture));
        }

        return new(
            values,
            ForwardMethods(options, classifies).Concat(TrainingMethods(loss == Loss.SoftmaxCE)).ToLookup(method => method.Name, method => method.Parameters, StringComparer.Ordinal),
            element);
    }

    /// <summary>The names of all of them.</summary>
    public IEnumerable<string> Names => _values.Concat(_methods.Select(group => group.Key));

    /// <summary>Whether a generated member has this name.</summary>
    public bool HasName(string name) => _values.Contains(name) || _methods.Contains(name);

    /// <summary>Whether a method has the name and the parameters of a generated one.</summary>
    public bool IsGenerated(IMethodSymbol method) => FindGenerated(method, isInherited: false) is not null;

    /// <summary>The parameters of the generated method that has the name and the parameters of another; the network's own types are in no inherited one.</summary>
    private ParameterKind[]? FindGenerated(IMethodSymbol method, bool isInherited) => _methods[method.Name].FirstOrDefault(parameters =>
        method.Arity == parameters.Count(kind => kind == ParameterKind.VectorValue)
        && !(isInherited && parameters.Any(kind => kind is ParameterKind.InputValue or ParameterKind.OutputValue))
        && Matches(method, parameters));

    /// <summary>The signature of the generated member that hides or overrides an inherited one; null where none does.</summary>
    public string? FindHiding(ISymbol inherited)
    {
        if (inherited is IMethodSymbol method)
        {
            if (method.MethodKind != MethodKind.Ordinary)
                return null;
            if (_values.Contains(method.Name))
                return method.Arity == 0 ? method.Name : null;
            return FindGenerated(method, isInherited: true) is { } parameters ? Signature(method.Name, parameters) : null;
        }

        return HasName(inherited.Name) && inherited is not INamedTypeSymbol { Arity: > 0 } ? inherited.Name : null;
    }

    /// <summary>Whether the generated member that hides an inherited one can override it without a warning.</summary>
    public bool Overrides(ISymbol inherited)
    {
        bool isOpen = (inherited.IsAbstract || inherited.IsVirtual || inherited.IsOverride) && !inherited.IsSealed && !inherited.IsStatic;
        if (!isOpen || inherited.DeclaredAccessibility != Accessibility.Public)
            return false;

        // Who overrides what is obsolete is warned; hiding it is right, unless it has to be implemented.
        if (!inherited.IsAbstract && inherited.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "ObsoleteAttribute" }))
            return false;
        return inherited switch
        {
            IMethodSymbol method => method is { RefKind: RefKind.None, Arity: 0 }
                && !_values.Contains(method.Name)
                && ReturnsAsGenerated(method)
                && method.Parameters.All(parameter => parameter.ScopedKind == ScopedKind.None),
            IPropertySymbol { Name: Team } property => property is { RefKind: RefKind.None, GetMethod: not null, SetMethod.IsInitOnly: false }
                && property.Type is { Name: "ThreadTeam", NullableAnnotation: not NullableAnnotation.NotAnnotated },
            IPropertySymbol property => property is { RefKind: RefKind.None, GetMethod: not null, SetMethod: null }
                && _values.Contains(property.Name)
                && (property.Name == "Parameters" || IsOfLayer(property.Name))
                && SpanTypes.IsSpan(property.Type, _element),
            _ => false,
        };
    }

    /// <summary>A method's name and what it takes, or the name of another member.</summary>
    public static string Signature(string name, params ParameterKind[] parameters) => $"{name}({string.Join(",", parameters)})";

    private bool ReturnsAsGenerated(IMethodSymbol method) => method.Name switch
    {
        "Forward" when method.Parameters.Length == 1 => false,
        "Forward" or "ForwardBatch" or "ClassifyBatch" or "ForwardScaled" or "Initialize" or "BackwardFromOutput" or "BackwardFromOutputBatch" => method.ReturnsVoid,
        "ComputePenalty" => method.ReturnType.SpecialType == SpecialType.System_Double,
        "Classify" => method.ReturnType.SpecialType == SpecialType.System_Int32,
        "CreatePass" => method.ReturnType is INamedTypeSymbol { Name: "NetworkPass", Arity: 1 } pass && pass.TypeArguments[0].SpecialType == _element,
        "StepInPlace" or "ComputeGradients" => false,
        _ => method.ReturnType.SpecialType == _element,
    };

    private static bool IsOfLayer(string name) => name.StartsWith("Weights", StringComparison.Ordinal) || name.StartsWith("Biases", StringComparison.Ordinal);

    /// <summary>The user's members that a generated one would collide with, in the order of their declaration.</summary>
    public IEnumerable<ISymbol> FindCollisions(INamedTypeSymbol type, CancellationToken cancellation)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            cancellation.ThrowIfCancellationRequested();
            if (!member.IsImplicitlyDeclared && Collides(member) && !IsInGeneratedPart(member, cancellation))
                yield return member;
        }
    }

    /// <summary>
    /// Whether the generator itself declares the member: an analyzer, unlike the generator, sees both. Members without
    /// source come from a compiled network, where all is decided.
    /// </summary>
    public static bool IsInGeneratedPart(ISymbol member, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return member.DeclaringSyntaxReferences.All(reference => reference.SyntaxTree.FilePath.Contains(GeneratedFolder));
    }

    private bool Collides(ISymbol member)
    {
        // An accessor is implied by its property, which collides by its own name.
        if (member is IMethodSymbol { AssociatedSymbol: not null })
            return false;
        if (member is IMethodSymbol method)
            return _values.Contains(method.Name) || IsGenerated(method) || IsAccessor(method);
        return HasName(member.Name);
    }

    /// <summary>C# reserves get_X for the property X, and set_X where it can be set.</summary>
    private bool IsAccessor(IMethodSymbol method) => method.Parameters.Length switch
    {
        0 => method.Name.StartsWith("get_", StringComparison.Ordinal) && _values.Contains(method.Name.Substring(4)),
        1 => method.Name == "set_" + Team && _values.Contains(Team) && method.Parameters[0].Type.Name == "ThreadTeam",
        _ => false,
    };

    private bool Matches(IMethodSymbol method, ParameterKind[] parameters)
    {
        if (method.Parameters.Length != parameters.Length)
            return false;
        for (int index = 0; index < parameters.Length; index++)
        {
            IParameterSymbol parameter = method.Parameters[index];
            if (!Matches(parameter, parameters[index]))
                return false;
        }

        return true;
    }

    /// <summary>The generator itself sees the network's own types as names that mean nothing yet.</summary>
    private bool Matches(IParameterSymbol parameter, ParameterKind kind) => kind switch
    {
        ParameterKind.Batch => parameter is { RefKind: RefKind.In, Type.Name: "TrainingBatch" },
        ParameterKind.InputValue => parameter is { RefKind: RefKind.In, Type.Name: "Input" },
        ParameterKind.OutputValue => parameter is { RefKind: RefKind.Out, Type.Name: "Output" },
        ParameterKind.VectorValue => parameter is { RefKind: RefKind.In, Type.TypeKind: TypeKind.TypeParameter },
        _ => parameter.RefKind == RefKind.None && Matches(parameter.Type, kind),
    };

    private bool Matches(ITypeSymbol type, ParameterKind kind) => kind switch
    {
        ParameterKind.Integer => type.SpecialType == SpecialType.System_Int32,
        ParameterKind.Double => type.SpecialType == SpecialType.System_Double,
        ParameterKind.Optimizer => type is INamedTypeSymbol { Name: "Optimizer", Arity: 1 } optimizer && optimizer.TypeArguments[0].SpecialType == _element,
        ParameterKind.Classes => SpanTypes.IsSpan(type, SpecialType.System_Int32),
        ParameterKind.Labels => SpanTypes.IsReadOnlySpan(type, SpecialType.System_Int32),
        ParameterKind.Reads => SpanTypes.IsReadOnlySpan(type, _element),
        _ => SpanTypes.IsSpan(type, _element),
    };

    /// <summary>The stages that a network may have: a file that has the architecture may bring them with it.</summary>
    private static Scaling ScalingOf(NetworkOptions options) =>
        options.Scaling ?? (options.Architecture is null ? Scaling.None : Scaling.Inputs | Scaling.Outputs);

    private static IEnumerable<(string Name, ParameterKind[] Parameters)> ForwardMethods(NetworkOptions options, bool classifies)
    {
        const ParameterKind Reads = ParameterKind.Reads;
        const ParameterKind Writes = ParameterKind.Writes;

        yield return ("Forward", [Reads, Writes]);
        if (options.Architecture is not null || options.Sizes[options.Sizes.Count - 1] <= Limits.ReturnedOutputs)
            yield return ("Forward", [Reads]);
        yield return ("Forward", [ParameterKind.InputValue, ParameterKind.OutputValue]);
        yield return ("Forward", [ParameterKind.VectorValue, ParameterKind.OutputValue]);
        yield return ("ForwardBatch", [Reads, Writes]);
        if (ScalingOf(options) != Scaling.None)
            yield return ("ForwardScaled", [Reads, Writes]);
        if (classifies)
        {
            yield return ("Classify", [Reads]);
            yield return ("ClassifyBatch", [Reads, ParameterKind.Classes]);
            yield return ("Classify", [ParameterKind.InputValue]);
            yield return ("Classify", [ParameterKind.VectorValue]);
        }
    }

    private static IEnumerable<(string Name, ParameterKind[] Parameters)> TrainingMethods(bool takesLabels)
    {
        const ParameterKind Reads = ParameterKind.Reads;
        const ParameterKind Writes = ParameterKind.Writes;

        yield return ("Initialize", [ParameterKind.Integer]);
        yield return ("ComputePenalty", []);
        yield return ("ComputeLoss", [Reads, Reads, Reads]);
        yield return ("Backward", [Reads, Reads, Writes, Writes]);
        yield return ("BackwardBatch", [Reads, Reads, Writes, Writes, Reads]);
        if (takesLabels)
        {
            yield return ("ComputeLoss", [Reads, ParameterKind.Labels, Reads]);
            yield return ("Backward", [Reads, ParameterKind.Integer, Writes, Writes]);
            yield return ("BackwardBatch", [Reads, ParameterKind.Labels, Writes, Writes, Reads]);
        }

        yield return ("CreatePass", [ParameterKind.Integer]);
        yield return ("BackwardFromOutput", [Reads, Reads, Writes, Writes]);
        yield return ("BackwardFromOutputBatch", [Reads, Reads, Writes, Writes]);
        foreach (ParameterKind update in new[] { ParameterKind.Double, ParameterKind.Optimizer })
        {
            yield return ("TrainStep", [Reads, Reads, update]);
            if (takesLabels)
                yield return ("TrainStep", [Reads, ParameterKind.Integer, update]);
            yield return ("StepInPlace", [Reads, Reads, ParameterKind.Integer, update]);
        }

        yield return ("ComputeGradients", [ParameterKind.Batch, Writes]);
    }
}
