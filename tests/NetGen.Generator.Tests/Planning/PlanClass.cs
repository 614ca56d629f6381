extern alias generator;

using System.Globalization;
using generator::NetGen.Generator.Planning;
using generator::NetGen.Generator.Planning.Operations;

namespace NetGen.Generator.Tests.Planning;

/// <summary>
/// The class of a plan: everything that it decides, without sizes. Two plans of one class have the same operations one after the other, with the
/// same orders, tiles, functions, layouts and places; if one becomes text that compiles, the other is taken to.
/// </summary>
internal sealed class PlanClass
{
    private PlanClass(IReadOnlyList<string> decisions, string key)
    {
        Decisions = decisions;
        Key = key;
    }

    /// <summary>
    /// Each decision of the plan once: of an operation what it reads and writes and what computes it, the order of its sums, and its function.
    /// </summary>
    public IReadOnlyList<string> Decisions { get; }

    /// <summary>One text for all of them but the names of functions, of which each has one form, whatever stands beside it.</summary>
    public string Key { get; }

    public static PlanClass Of(NetworkPlan plan)
    {
        string form = $"{plan.Element} {(plan.IsUnrolled ? "scalars" : "loops")}";
        string start = plan.Model.IsFrozen ? "frozen" : plan.Model.Weights is null ? "seed" : "file";
        var decisions = new SortedSet<string>(StringComparer.Ordinal)
        {
            $"{form} {start}{(plan.WorkspaceElements > 0 ? ", workspaces" : "")}{(plan.SampleLanes is null ? "" : ", lanes")}",
            $"{start}, {Count(plan.Model.OutputSize)}{(plan.Model.HasBias ? "" : ", no biases")}{(plan.Model.L2 > 0 ? ", penalty" : "")}{(plan.Loss.OfLogits ? ", classes" : "")}{(plan.Loss.IsMeanOverOutputs ? ", mean" : "")}",
        };
        var functions = new SortedSet<string>(StringComparer.Ordinal);
        foreach ((string name, Pass pass) in plan.Passes.All)
        {
            foreach (Operation operation in pass.Operations)
            {
                decisions.Add($"{form} {name}: {operation.Phase} {operation.Condition} {Structure(operation)}");
                decisions.UnionWith(Orders(operation).Select(order => $"{form}, {pass.Layout}: {order}"));
                functions.UnionWith(Functions(operation).Select(function => $"{form}, {pass.Layout}: {function}"));
            }
        }

        return new([.. decisions, .. functions], string.Join('\n', decisions));
    }

    private static string Structure(Operation operation) => operation switch
    {
        Product product => $"{Text(product.Left)} x {Text(product.Matrix)}{(product.IsTransposed ? "^T" : "")} -> {Text(product.Result)} by {Text(product.Kernel)}{(product.StoresWholeVectors ? "" : " in part")}",
        OuterProduct product => $"{Text(product.Left)}^T x {Text(product.Right)} -> {Text(product.Result)} by {Text(product.Kernel)}",
        SumOverSamples sum => $"sum {Text(sum.Terms)} -> {Text(sum.Result)}{(sum.InVectors ? " in vectors" : "")}",
        LossSum sum => $"sum of losses {Text(sum.Losses)}",
        Map map => $"map {Text(map.Source)} -> {Text(map.Result)}",
        DerivativeMap map => $"{Text(map.Errors)} *= derivative {Text(map.Source)}",
        RowFunction function => $"row function {Text(function.Source)} -> {Text(function.Result)}",
        LossAndError error => $"error of {Text(error.Sums)} -> {Text(error.Errors)}",
        OutputDerivative derivative => $"derivative of {Text(derivative.Sums)} -> {Text(derivative.Errors)}",
        Transposition transposition => $"transposed {Text(transposition.Source)} -> {Text(transposition.Result)}",
        Clearing clearing => $"cleared {Text(clearing.Buffer)}",
        ChainJoin join => $"join {Text(join.Chains)} -> {Text(join.Result)}",
        Penalty penalty => $"penalty{(penalty.Gradients is null ? "" : " with gradients")}",
        Update update => $"update by {Text(update.Left)}, {Text(update.Errors)} by {Text(update.Kernel)}{(update.Propagation is { } errors ? $" and {Structure(errors)}" : "")}",
        Classification classification => $"class of {Text(classification.Logits)}",
        _ => throw new NotSupportedException($"No class has {operation.GetType().Name}."),
    };

    private static string[] Orders(Operation operation) => operation switch
    {
        Product product => [$"product {Text(product.Order)} by {Text(product.Kernel)}"],
        OuterProduct product => [$"outer product {Text(product.Order)}"],
        SumOverSamples sum => [$"sum over samples {Text(sum.Order)}"],
        LossSum sum => [$"sum of losses {Text(sum.Order)}"],
        RowFunction function => [$"row function of {Count(Neurons(function.Source))} {Text(function.Exponentials)}"],
        LossAndError { Loss.Name: "SoftmaxCE" } error => [$"cross-entropy of {Count(Neurons(error.Sums))} {Text(error.Orders.Losses)}"],
        LossAndError error => [$"loss {Text(error.Orders.Losses)}"],
        OutputDerivative derivative => [$"derivative {Text(derivative.Orders.Projection)}"],
        Penalty penalty => [$"penalty {Text(penalty.Order)}"],
        Update update => [$"update {Text(update.Order)} by {Text(update.Kernel)}{(update.Penalty > 0 ? " with penalty" : "")}{(update.Biases is null ? "" : " with biases")}"],
        Classification classification => [$"class of {Count(Neurons(classification.Logits))}"],
        _ => [],
    };

    private static string[] Functions(Operation operation) => operation switch
    {
        Product { Function: { } function } product => [$"product, {Text(function)} by {Text(product.Kernel)}"],
        Map map => [$"{map.Function}"],
        DerivativeMap map => [$"{map.Function}' of {map.Source.Name[0]}"],
        RowFunction function => [$"{function.Function}"],
        LossAndError error => [$"{error.Loss.Name} of {error.Output}"],
        OutputDerivative derivative => [$"derivative of {derivative.Output}"],
        _ => [],
    };

    private static string Text(OperandBuffer buffer) => $"{buffer.Layout}@{buffer.Place}";

    private static string Text(SumOrder order) => string.Create(CultureInfo.InvariantCulture, $"({order.Chains} from {order.Start}{(order.EndsPositive ? " + 0" : "")})");

    private static string Text(ProductFunction? function) => function switch
    {
        ProductFunction.Value value => value.Function.ToString(),
        ProductFunction.Derivative derivative => $"{derivative.Function}'({Text(derivative.Source)})",
        _ => "",
    };

    private static string Text(ProductKernel kernel) => kernel switch
    {
        ProductKernel.Scalars scalars => scalars.InVectors ? "vectors of scalars" : "scalars",
        ProductKernel.Tiles tiles => $"tiles{(tiles.TermsPerBlock is null ? "" : " in blocks")}{(tiles.FetchesRows ? " fetching rows" : "")}",
        ProductKernel.Row => "row",
        ProductKernel.PartOfRow part => $"part of row{(part.InShortVectors ? " in short vectors" : "")}",
        ProductKernel.Dots => "dots",
        ProductKernel.SampleLanes => "lanes",
        _ => kernel.GetType().Name,
    };

    private static string Text(GradientKernel kernel) => kernel switch
    {
        GradientKernel.Scalars scalars => scalars.InVectors ? "vectors of scalars" : "scalars",
        GradientKernel.Tiles tiles => $"tiles{(tiles.HasWholeRows ? " of whole rows" : "")}{(tiles.FetchesResults ? " fetching results" : "")}",
        GradientKernel.InputLanes => "inputs in lanes",
        GradientKernel.SampleLanes => "lanes",
        _ => kernel.GetType().Name,
    };

    private static string Text(UpdateKernel kernel) => kernel switch
    {
        UpdateKernel.Scalars scalars => scalars.InVectors ? "vectors of scalars" : "scalars",
        UpdateKernel.WholeRows rows => $"{(rows.Tile.Vectors > 1 ? "pairs of vectors" : "vectors")} of rows{(rows.FetchesWeights ? " fetching weights" : "")}",
        UpdateKernel.SideBySide rows => $"rows side by side{(rows.InputLanesTile is null ? "" : ", inputs in lanes")}",
        _ => kernel.GetType().Name,
    };

    private static int Neurons(OperandBuffer samples) => samples.Layout == BufferLayout.SampleLanes ? samples.Rows : samples.Columns;

    /// <summary>One and two outputs have forms of their own, and so have those of a vector of 16 bytes.</summary>
    private static string Count(int outputs) => outputs switch
    {
        1 => "one",
        2 => "two",
        <= 4 => "few",
        _ => "many",
    };
}
