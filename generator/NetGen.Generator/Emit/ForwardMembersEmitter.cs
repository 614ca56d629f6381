using NetGen.Generator.Planning;
using static NetGen.Generator.Emit.MemberNames;
using static NetGen.Generator.Rules.ParameterKind;

namespace NetGen.Generator.Emit;

/// <summary>Writes the public forward methods: they check the spans and call the kernels.</summary>
internal static class ForwardMembersEmitter
{
    public static CodeText Text(NetworkPlan plan) => $$"""
        /// <summary>Computes the outputs of one sample.</summary>
        /// <param name="input">{{plan.Model.InputSize}} values.</param>
        /// <param name="output">{{plan.Model.OutputSize}} values, overwritten; may overlap <paramref name="input"/>.</param>
        /// <exception cref="global::System.ArgumentException">A span has the wrong length, or the output overlaps the parameters.</exception>
        {{MemberDeclaration.Method(plan, "void", "Forward", (Reads, "input"), (Writes, "output"))}}
        {
            {{Guard}}.Length(Description, nameof(input), input.Length, InputSize);
            {{Guard}}.Length(Description, nameof(output), output.Length, OutputSize);
            {{Guard}}.NoOverlap<{{plan.Element}}>(Description, nameof(output), output, {{Parameters(plan)}});
            {{MemberNames.Forward(plan, "input", "output")}};
        }

        {{(!plan.Model.ReturnsOutputs ? null : $$"""
            /// <summary>Computes the outputs of one sample and returns them, on the stack: <c>var y = network.Forward(x);</c>.</summary>
            /// <param name="input">{{plan.Model.InputSize}} values.</param>
            /// <returns>{{plan.Model.OutputSize}} values, indexed like an array and convertible to a span.</returns>
            /// <exception cref="global::System.ArgumentException">The span has the wrong length.</exception>
            {{MemberDeclaration.Method(plan, "Output", "Forward", (Reads, "input"))}}
            {
                {{Guard}}.Length(Description, nameof(input), input.Length, InputSize);
                global::System.Runtime.CompilerServices.Unsafe.SkipInit(out Output output);
                {{MemberNames.Forward(plan, "input", "output")}};
                return output;
            }
            """)}}

        /// <summary>Computes the outputs of a batch; the number of samples is inputs.Length / InputSize.</summary>
        /// <param name="inputs">Row-major [samples][{{plan.Model.InputSize}}].</param>
        /// <param name="outputs">Row-major [samples][{{plan.Model.OutputSize}}], overwritten.</param>
        /// <exception cref="global::System.ArgumentException">A span has the wrong length, or the outputs overlap the inputs or the parameters.</exception>
        {{MemberDeclaration.Method(plan, "void", "ForwardBatch", (Reads, "inputs"), (Writes, "outputs"))}}
        {
            int samples = {{Guard}}.Samples(Description, nameof(inputs), inputs.Length, InputSize);
            {{Guard}}.BatchLength(Description, nameof(outputs), outputs.Length, samples, OutputSize);
            {{Guard}}.NoOverlap<{{plan.Element}}>(Description, nameof(outputs), outputs, inputs);
            {{Guard}}.NoOverlap<{{plan.Element}}>(Description, nameof(outputs), outputs, {{Parameters(plan)}});
            {{Batch(plan)}}inputs, samples, {{Parameters(plan)}}, outputs);
        }

        {{(plan.Model.Scaling == Scaling.None ? null : ScalingText.ForwardScaled(plan))}}

        {{(plan.Loss.OfLogits ? Classify(plan, single: plan.Model.OutputSize == 1) : null)}}
        """;

    /// <summary>The beginning of the call for a batch; a frozen network has no team.</summary>
    private static string Batch(NetworkPlan plan) => plan.Model switch
    {
        { Scaling: not Scaling.None } => $"global::NetGen.Runtime.ScaledForward.Run<{KernelArguments(plan)}>({Team(plan)}{ScalingArguments(plan)}, ",
        { IsFrozen: true } => $"{Kernels(plan)}.Forward(",
        _ => $"global::NetGen.Runtime.BatchForward.Run<{KernelArguments(plan)}>({Team(plan)}, ",
    };

    private static string Team(NetworkPlan plan) => plan.Model.IsFrozen ? "team: null" : "Team";

    /// <summary>Statements that return the class of one sample.</summary>
    private static string ReturnClass(NetworkPlan plan, string input) => InputScaling(plan) is not { } scaling ? $"return {MemberNames.Classify(plan)}({input}, {Parameters(plan)});" : $"""
        using global::NetGen.Runtime.Workspace<{plan.Element}> scaled = global::NetGen.Runtime.ScaledRows.Of({scaling}, {input}); // x' = (x - offset) * factor
        return {MemberNames.Classify(plan)}(scaled.Span, {Parameters(plan)});
        """;

    private static CodeText Classify(NetworkPlan plan, bool single) => $$"""
        /// <summary>{{(single ? "The class of one sample: 1 where the output is at least 1/2, else 0" : "The index of the largest output of one sample; the first of equals")}}.</summary>
        /// <param name="input">{{plan.Model.InputSize}} values.</param>
        /// <returns>A class, 0 to {{(single ? 1 : plan.Model.OutputSize - 1)}}.</returns>
        /// <exception cref="global::System.ArgumentException">The span has the wrong length.</exception>
        /// <remarks>{{(single ? "Where the output is" : "The sums before the activation are compared, and a NaN with nothing: where they are")}} NaN, as of inputs that are NaN, the class is 0.</remarks>
        {{MemberDeclaration.Method(plan, "int", "Classify", (Reads, "input"))}}
        {
            {{Guard}}.Length(Description, nameof(input), input.Length, InputSize);
            {{ReturnClass(plan, "input")}}
        }

        /// <summary>The class of each sample of a batch, that of <c>Classify</c>.</summary>
        /// <param name="inputs">Row-major [samples][{{plan.Model.InputSize}}].</param>
        /// <param name="classes">One class per sample, 0 to {{(single ? 1 : plan.Model.OutputSize - 1)}}, overwritten.</param>
        /// <exception cref="global::System.ArgumentException">A span has the wrong length.</exception>
        {{MemberDeclaration.Method(plan, "void", "ClassifyBatch", (Reads, "inputs"), (Classes, "classes"))}}
        {
            int samples = {{Guard}}.Samples(Description, nameof(inputs), inputs.Length, InputSize);
            {{Guard}}.BatchLength(Description, nameof(classes), classes.Length, samples, 1);
            global::NetGen.Runtime.BatchClassification.Run<{{KernelArguments(plan)}}>({{Team(plan)}}, inputs, {{Parameters(plan)}}, classes{{(InputScaling(plan) is { } scaling ? $", {scaling}" : "")}});
        }
        """;
}
