using NetGen.Generator.Planning;
using static NetGen.Generator.Emit.MemberNames;
using static NetGen.Generator.Rules.ParameterKind;

namespace NetGen.Generator.Emit;

/// <summary>
/// Writes value types of the exact size of one sample's inputs and outputs, and the forward pass over them: the sizes are then
/// checked by the type system, and a caller needs neither arrays nor stackalloc. Outputs say their size in a type that all
/// networks share, so that another network with as many inputs takes them as they are.
/// </summary>
internal static class ShapedTypesEmitter
{
    private const string Shapes = "global::NetGen.Shapes.";

    /// <summary>Whoever writes a first program sees the simple methods first.</summary>
    private const string OnlyForChains = "[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Advanced)]";

    /// <summary>An output is not cleared first: it may be the memory that the inputs are read from, and all of it is written.</summary>
    public static CodeText Text(NetworkPlan plan) => $$"""
        /// <summary>The inputs of one sample as a value: {{plan.Model.InputSize}} numbers, indexed like an array and convertible to a span.</summary>
        [global::System.Runtime.CompilerServices.InlineArray(InputSize)]
        public struct Input
        {
            private {{plan.Element}} _first;
        }

        /// <summary>The outputs of one sample as a value: {{plan.Model.OutputSize}} numbers, indexed like an array and convertible to a span.</summary>
        [global::System.Runtime.CompilerServices.InlineArray(OutputSize)]
        public struct Output : {{VectorType(plan, plan.Model.OutputSize)}}
        {
            private {{plan.Element}} _first;
        }

        /// <summary>Computes the outputs of one sample; the sizes are part of the types, so there is nothing to check.</summary>
        /// <param name="input">The inputs.</param>
        /// <param name="output">The outputs.</param>
        {{MemberDeclaration.Method(plan, "void", "Forward", (InputValue, "input"), (OutputValue, "output"))}}
        {
            global::System.Runtime.CompilerServices.Unsafe.SkipInit(out output);
            {{MemberNames.Forward(plan, "input", "output")}};
        }

        /// <summary>Computes the outputs of one sample from the outputs of another network; a chain whose sizes disagree does not compile.</summary>
        {{VectorDocumentation(plan)}}
        /// <param name="output">The outputs; may be the same variable as <paramref name="input"/>.</param>
        {{OnlyForChains}}
        {{MemberDeclaration.Method(plan, "void", "Forward", (VectorValue, "input"), (OutputValue, "output"))}}
            where TVector : unmanaged, {{VectorType(plan, plan.Model.InputSize)}}
        {
            global::System.Runtime.CompilerServices.Unsafe.SkipInit(out output);
            {{MemberNames.Forward(plan, Vector(plan), "output")}};
        }

        {{(plan.Loss.OfLogits ? Classify(plan, $"see <see cref=\"Classify(global::System.ReadOnlySpan{{{plan.Element}}})\"/>") : null)}}
        """;

    private static CodeText Classify(NetworkPlan plan, string simple) => $$"""
        /// <summary>The class of one sample; {{simple}}.</summary>
        /// <param name="input">The inputs.</param>
        /// <returns>The class.</returns>
        {{MemberDeclaration.Method(plan, "int", "Classify", (InputValue, "input"))}} => {{ClassOf(plan, plan.Model.ScalesInputs ? $"({ReadOnlySpan(plan)})input" : "input")}};

        /// <summary>The class of one sample, from the outputs of another network; {{simple}}.</summary>
        {{VectorDocumentation(plan)}}
        /// <returns>The class.</returns>
        {{OnlyForChains}}
        {{MemberDeclaration.Method(plan, "int", "Classify", (VectorValue, "input"))}}
            where TVector : unmanaged, {{VectorType(plan, plan.Model.InputSize)}}
            => {{ClassOf(plan, Vector(plan))}};
        """;

    private static string ClassOf(NetworkPlan plan, string input) =>
        plan.Model.ScalesInputs ? $"Classify({input})" : $"{MemberNames.Classify(plan)}({input}, {Parameters(plan)})";

    private static string VectorDocumentation(NetworkPlan plan) => $"""
        /// <typeparam name="TVector">The Output of a network with {plan.Model.InputSize} outputs, or a struct of as many numbers of your own.</typeparam>
        /// <param name="input">The inputs.</param>
        """;

    private static string Vector(NetworkPlan plan) => $"global::NetGen.Runtime.ShapedValue.AsSpan<{plan.Element}, TVector>(Description, nameof(input), in input, InputSize)";

    /// <summary>A row of that many numbers; the size is written with a type for each digit.</summary>
    private static string VectorType(NetworkPlan plan, int count) =>
        $"{Shapes}IVector<{plan.Element}, {Shapes}Size<{string.Join(", ", $"{count}".Select(digit => $"{Shapes}D{digit}"))}>>";
}
