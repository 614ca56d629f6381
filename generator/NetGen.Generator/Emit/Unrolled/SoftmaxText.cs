using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Operations;
using NetGen.Runtime;

namespace NetGen.Generator.Emit.Unrolled;

/// <summary>Softmax, or its logarithms, of named scalars. Shifted by the largest logit, which changes nothing in exact arithmetic and keeps exp from overflowing.</summary>
internal static class SoftmaxText
{
    /// <summary>Whether a row function is the logarithm of softmax, which keeps exp(z - largest) beside its outputs.</summary>
    public static bool IsLogarithm(LayerActivation function) => function.Definition == ActivationDefinition.LogSoftmax;

    /// <summary>The variable of exp(z - largest): e2_1, or the output itself, which it becomes.</summary>
    public static string Exponential(LayerActivation function, string output) => IsLogarithm(function) ? $"e{output.Substring(1)}" : output;

    public static CodeText Of(NetworkPlan plan, NamedNumbers numbers, LayerActivation function, OperandBuffer sums, OperandBuffer outputs)
    {
        string[] z = numbers.Names(sums), a = numbers.Names(outputs), exponentials = [.. a.Select(output => Exponential(function, output))];
        return $"""
            {plan.Element} largest = {z[0]};
            {z.Skip(1).Select(logit => $"largest = {logit} > largest ? {logit} : largest;")}
            {Enumerable.Range(0, z.Length).Where(index => index % UnrollBudget.ExponentialsPerCall == 0).Select(Exponentials)}
            {plan.Element} sum = {numbers.Scalars.Sum(plan.OutputSums.Exponentials, exponentials)};
            {(IsLogarithm(function) ? $"{plan.Element} logSum = Elementary.LogOfSum(sum);" : null)}
            {a.Zip(z, (output, logit) => IsLogarithm(function) ? $"{plan.Element} {output} = {logit} - largest - logSum;" : $"{output} /= sum;")}
            """;

        // Several at once take as long as one.
        string Exponentials(int first)
        {
            string arguments = string.Join(", ", z.Skip(first).Take(UnrollBudget.ExponentialsPerCall).Select(logit => $"{logit} - largest"));
            string[] results = [.. exponentials.Skip(first).Take(UnrollBudget.ExponentialsPerCall).Select(name => $"{plan.Element} {name}")];
            return results.Length == 1 ? $"{results[0]} = Elementary.Exp({arguments});" : $"({string.Join(", ", results)}) = Elementary.ExpOfEach({arguments});";
        }
    }
}
