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
            {{ForwardSample(plan)}}(input, {{Parameters(plan)}}, output);
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
                {{ForwardSample(plan)}}(input, {{Parameters(plan)}}, output);
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
            {{(plan.Model.IsFrozen ? $"{Kernels(plan)}.Forward(" : $"global::NetGen.Runtime.BatchForward.Run<{KernelArguments(plan)}>(Team, ")}}inputs, samples, {{Parameters(plan)}}, outputs);
        }

        {{(plan.Loss.OfLogits ? Classify(plan, single: plan.Model.OutputSize == 1) : null)}}
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
            return {{MemberNames.Classify(plan)}}(input, {{Parameters(plan)}});
        }

        /// <summary>The class of each sample of a batch, that of <c>Classify</c>.</summary>
        /// <param name="inputs">Row-major [samples][{{plan.Model.InputSize}}].</param>
        /// <param name="classes">One class per sample, 0 to {{(single ? 1 : plan.Model.OutputSize - 1)}}, overwritten.</param>
        /// <exception cref="global::System.ArgumentException">A span has the wrong length.</exception>
        {{MemberDeclaration.Method(plan, "void", "ClassifyBatch", (Reads, "inputs"), (Classes, "classes"))}}
        {
            int samples = {{Guard}}.Samples(Description, nameof(inputs), inputs.Length, InputSize);
            {{Guard}}.BatchLength(Description, nameof(classes), classes.Length, samples, 1);
            global::NetGen.Runtime.BatchClassification.Run<{{KernelArguments(plan)}}>({{(plan.Model.IsFrozen ? "team: null" : "Team")}}, inputs, {{Parameters(plan)}}, classes);
        }
        """;
}
