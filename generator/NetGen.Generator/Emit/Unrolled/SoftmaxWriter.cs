using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Operations;
using NetGen.Runtime;

namespace NetGen.Generator.Emit.Unrolled;

/// <summary>Writes softmax, or its logarithms, of named scalars. Shifted by the largest logit, which changes nothing in exact arithmetic and keeps exp from overflowing.</summary>
internal static class SoftmaxWriter
{
    /// <summary>Whether a row function is the logarithm of softmax, which keeps exp(z - largest) beside its outputs.</summary>
    public static bool IsLogarithm(LayerActivation function) => function.Definition == ActivationDefinition.LogSoftmax;

    /// <summary>The variable of exp(z - largest): e2_1, or the output itself, which it becomes.</summary>
    public static string Exponential(LayerActivation function, string output) => IsLogarithm(function) ? $"e{output.Substring(1)}" : output;

    public static void Write(CodeWriter writer, NetworkPlan plan, NamedNumbers numbers, LayerActivation function, OperandBuffer sums, OperandBuffer outputs)
    {
        string element = plan.Element;
        string[] z = numbers.Names(sums), a = numbers.Names(outputs), exponentials = [.. a.Select(output => Exponential(function, output))];
        writer.Line($"{element} largest = {z[0]};");
        foreach (string logit in z.Skip(1))
            writer.Line($"largest = {logit} > largest ? {logit} : largest;");

        // Several at once take as long as one.
        for (int first = 0; first < z.Length; first += UnrollBudget.ExponentialsPerCall)
        {
            string arguments = string.Join(", ", z.Skip(first).Take(UnrollBudget.ExponentialsPerCall).Select(logit => $"{logit} - largest"));
            string[] results = [.. exponentials.Skip(first).Take(UnrollBudget.ExponentialsPerCall).Select(name => $"{element} {name}")];
            writer.Line(results.Length == 1 ? $"{results[0]} = Elementary.Exp({arguments});" : $"({string.Join(", ", results)}) = Elementary.ExpOfEach({arguments});");
        }

        writer.Line($"{element} sum = {Sum(plan.OutputSums.Exponentials, exponentials)};");
        if (IsLogarithm(function))
            writer.Line($"{element} logSum = Elementary.LogOfSum(sum);");
        for (int output = 0; output < a.Length; output++)
            writer.Line(IsLogarithm(function) ? $"{element} {a[output]} = {z[output]} - largest - logSum;" : $"{a[output]} /= sum;");
    }

    /// <summary>A sum of named scalars in its order: one chain, term after term.</summary>
    public static string Sum(SumOrder order, string[] terms) => (order.Start == SumStart.Zero ? "0 + " : "") + string.Join(" + ", terms);
}
