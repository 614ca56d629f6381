using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Operations;

namespace NetGen.Generator.Emit.Loops;

/// <summary>
/// Writes dW = a^T delta of one layer, summed over the samples: outputs across lanes, a tile of inputs by vectors in registers, one chain through
/// the samples in their order; or inputs across lanes where outputs are few. The first block of a batch starts from zero, every other continues.
/// </summary>
internal static class GradientMethodEmitter
{
    public static CodeText Text(NetworkPlan plan, OuterProduct product)
    {
        string element = plan.Element, layer = KernelTypes.Layer(plan, product.Layer);
        string left = product.Left.Name, right = product.Right.Name, result = product.Result.Name;
        int outputs = product.Right.Columns;
        string signature = $"private static void AddGradients{product.Layer}<TLanes>(ref {element} {left}, ref {element} {right}, nuint samples, bool isFirst, nuint inputs, ref {element} {result})";
        return $$"""
            /// <summary>{{OperationText.Gradient(product)}}, summed over the samples in their order, of some inputs from the first at {{left}} on{{CommentText.Others(plan, product.Layer, forms => forms.Shape)}}.</summary>
            {{LaneMethod.Text(plan, signature, product.Kernel is GradientKernel.InputLanes lanes
                ? $"InputLanesGradients.Add<TLanes, {element}, {layer}, {KernelTypes.Tile(lanes.Tile, product.Order.Chains)}>(ref {left}, ref {right}, samples, isFirst, inputs, ref {result});"
                : Tiles((GradientKernel.Tiles)product.Kernel))}}
            """;

        CodeText Tiles(GradientKernel.Tiles kernel)
        {
            string tiles = KernelTypes.Tiles(kernel.Tile, product.Order.Chains);
            string sums = kernel.HasWholeRows ? "FromSums, StoredGradients" : "FromSumsInPart, StoredGradientsInPart";
            return $$"""
                // {{CommentText.Count(kernel.Tile.Widest.Rows, "input")}} by {{CommentText.Count(kernel.Tile.Widest.Vectors, "vector")}} of outputs at a time, fewer where registers are; the sums stay in them through all samples.
                nuint input = 0;
                for (; input + {{tiles}}.Rows<TLanes, {{element}}>() <= inputs; input += {{tiles}}.Rows<TLanes, {{element}}>())
                {
                    {{Sum(tiles, sums, kernel.FetchesResults ? "FetchResults" : KernelTypes.FetchNothing)}}
                }

                {{(kernel.RestTile is { } rest ? Rest(KernelTypes.Tiles(rest, product.Order.Chains), sums) : null)}}
                """;
        }

        CodeText Rest(string tile, string sums) => $$"""
            if (input < inputs)
            {
                {{Sum(tile, sums, KernelTypes.FetchNothing)}}
            }
            """;

        CodeText Sum(string tile, string sums, string fetch) => $"""
            ref {element} sums = ref Unsafe.Add(ref {result}, input * {outputs});
            {tile}.Sum<TLanes, {element}, GradientProduct<{layer}>, {sums}, {fetch}>(ref Unsafe.Add(ref {left}, input), ref {right}, samples, ref isFirst ? ref Unsafe.NullRef<{element}>() : ref sums, ref sums, ref sums, {outputs}, {outputs});
            """;
    }
}
