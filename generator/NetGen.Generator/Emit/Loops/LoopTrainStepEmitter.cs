using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Loops;

/// <summary>
/// Writes a training step on one sample that updates the parameters in place, whatever the formula: a weight is updated as soon as its
/// gradient is known, and read and written once. The bits are those of the backward pass followed by a step of the same formula.
/// </summary>
/// <remarks>
/// Machine code of .NET 10 with AVX-512, gradient descent: a product, an addition and a multiply-add for each load and store of 16 weights, no spill;
/// stores bound it, two cycles each, and memory beyond the nearest cache.
/// Adam: a root and a division, 16 cycles for 16 weights, bound it, as they do without gradients: those stored first cost two cycles more.
/// </remarks>
internal static class LoopTrainStepEmitter
{
    /// <summary>
    /// The rows and vectors that are updated in one turn of a loop. Four updates share what they read; the formula of an optimiser takes dozens
    /// of the some 300 calls that the JIT inlines in one method, so that eight would no longer fit.
    /// </summary>
    private const int RowsPerTile = 2;

    private const int MostVectors = 2;

    /// <summary>The elements that a step on one sample keeps on the stack; 0 where they are so many that it takes a workspace.</summary>
    public static int StackElements(NetworkPlan plan)
    {
        int elements = WorkspacePlan.CreateForSample(plan).Length;
        return plan.FitsOnStack(elements) ? elements : 0;
    }

    public static void WriteSample(CodeWriter writer, NetworkPlan plan, WorkspacePlan workspace)
    {
        string element = plan.Element;
        writer.Line("/// <summary>");
        writer.Line("/// A step on one sample, in place; returns its loss before the step: forward, the error of the outputs, then errors and updates layer by");
        writer.Line("/// layer, backwards; errors come from the weights before their update. Without a target, the label stands for a one-hot row.");
        writer.Line("/// </summary>");
        using (LanesText.UpdateMethod(writer, plan, $"private static double TrainStep<TLanes, TRule>(ref {element} x, ReadOnlySpan<{element}> target, ReadOnlySpan<int> label, {element} scale, in NetworkUpdate<TRule, {element}> update, ref {element} memory)"))
        {
            writer.Line($"ref {element} parameters = ref update.Parameters;");
            LoopBackwardEmitter.WriteForward(writer, plan, workspace, first: "", isOneSample: true);
            WriteTransposedWeights(writer, plan, workspace);
            writer.Line();
            int last = plan.Layers.Count;
            writer.Line($"ref {element} delta{last} = ref Unsafe.Add(ref memory, {workspace.Errors(last)});");
            writer.Line($"ref {element} y = ref Unsafe.Add(ref memory, {workspace.Outputs(last)});");
            writer.Line("if (label.IsEmpty)");
            using (writer.Indented())
                writer.Line("y = ref MemoryMarshal.GetReference(target);");
            writer.Line("else");
            using (writer.Indented())
                writer.Line($"OneHot.Write(ref y, {plan.Model.OutputSize}, label[0]);");
            writer.Line($"double loss = {LoopOutputErrorEmitter.Row(plan, $"z{last}", "y", "scale", $"delta{last}")};");
            for (int number = plan.Layers.Count; number >= 1; number--)
            {
                LayerPlan layer = plan.Layers[number - 1];
                string input = SummaryEmitter.InputName(number);
                writer.Line();
                if (number > 1)
                    writer.Line($"ref {element} delta{number - 1} = ref Unsafe.Add(ref memory, {workspace.Errors(number - 1)});");
                if (layer.PropagatesInUpdate)
                {
                    string source = LoopErrorEmitter.Source(plan.Layers[number - 2]);
                    writer.Line($"UpdateAndPropagate{number}<TLanes, TRule>(ref {input}, ref delta{number}, in update, {(source == input ? "" : $"ref {source}, ")}ref delta{number - 1});");
                    continue;
                }

                if (number > 1)
                    WriteErrors(writer, plan, workspace, layer);
                string gradients = layer.HasWholeRows ? "" : $", ref Unsafe.Add(ref memory, {workspace.Gradients})";
                writer.Line($"Update{number}<TLanes, TRule>(ref {input}, ref delta{number}, in update{gradients});");
            }

            writer.Line();
            writer.Line("return loss;");
        }
    }

    public static void WriteUpdate(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        if (layer.PropagatesInUpdate)
            LoopUpdateAndPropagateEmitter.Write(writer, plan, layer);
        else if (layer.HasWholeRows)
            WriteWholeRows(writer, plan, layer);
        else
            WriteBlocksOfRows(writer, plan, layer);
    }

    /// <summary>The step of a layer: W -= step(a^T delta + 2 l2 W).</summary>
    public static string Formula(NetworkPlan plan, LayerPlan layer)
    {
        int number = layer.Number;
        string penalty = plan.Model.L2 > 0 ? $" + 2 l2 W{number}" : "";
        string bias = layer.BiasesOffset >= 0 ? $", b{number} by delta{number}" : "";
        return $"W{number} is updated by its gradient {SummaryEmitter.InputName(number)}^T delta{number}{penalty}{bias}";
    }

    /// <summary>The weights of a layer and their formula, and what a penalty multiplies.</summary>
    public static void WriteWeights(CodeWriter writer, NetworkPlan plan, LayerPlan layer, string lanes)
    {
        int number = layer.Number;
        writer.Line($"BlockUpdate<TRule, {plan.Element}> W{number} = update.Weights({layer.WeightsOffset});");
        writer.Line($"TRule rule = W{number}.Rule;");
        if (plan.Model.L2 > 0)
            writer.Line($"{lanes} penalty = {lanes}.Broadcast(({plan.Element}){Literals.Double(2 * plan.Model.L2)}); // 2 l2");
    }

    /// <summary>The gradient of a vector of weights. It starts from 0, as a sum over samples does: that turns -0 into 0.</summary>
    public static string Gradient(NetworkPlan plan, string lanes, string weight, string input, string error)
    {
        string gradient = $"{lanes}.FirstProduct({input}, {error})";
        return plan.Model.L2 > 0 ? $"{lanes}.FusedMultiplyAdd(penalty, {weight}, {gradient})" : gradient;
    }

    public static void WriteBiases(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        if (layer.BiasesOffset < 0)
            return;
        int number = layer.Number;
        writer.Line();
        writer.Line($"BlockUpdate<TRule, {plan.Element}> b{number} = update.Biases({layer.BiasesOffset});");
        writer.Line($"TRule biasRule = b{number}.Rule;");
        using (writer.Block($"for (nuint column = 0; column < {layer.Outputs}; column += (nuint)TLanes.Count)"))
        {
            string gradient = $"TLanes.Zero + TLanes.Load(ref delta{number}, column)";
            writer.Line(layer.Outputs == layer.Stride
                ? $"b{number}.Step(in biasRule, {gradient}, b{number}.Load<TLanes>(column), column);"
                : $"b{number}.StepPartial(in biasRule, {gradient}, column, {layer.Outputs} - (int)column);");
        }
    }

    /// <summary>A hint to fetch what the next turn of the loop updates, where the parameters and their states do not stay in a near cache.</summary>
    public static void WriteFetch(CodeWriter writer, NetworkPlan plan, LayerPlan layer, string block, string place)
    {
        if (layer.WeightCount * plan.ElementBytes > LoopGradientEmitter.FarBytes)
            writer.Line($"{block}.Fetch({place});");
    }

    /// <summary>What errors need of the weights before their update. It waits for nothing, while sums and exponentials wait for each other: it comes between them.</summary>
    private static void WriteTransposedWeights(CodeWriter writer, NetworkPlan plan, WorkspacePlan workspace)
    {
        foreach (LayerPlan layer in plan.Layers)
        {
            if (layer is { Number: > 1, TransposedDelta: { } product })
                writer.Line($"Transposition.Write({Weights(layer)}, {layer.Inputs}, {layer.Outputs}, {TransposedWeights(workspace, layer)}, {product.Stride});");
        }
    }

    private static string Weights(LayerPlan layer) => $"ref Unsafe.Add(ref parameters, {layer.WeightsOffset})";

    private static string TransposedWeights(WorkspacePlan workspace, LayerPlan layer) => $"ref Unsafe.Add(ref memory, {workspace.Transposed(layer.Number)})";

    private static void WriteErrors(CodeWriter writer, NetworkPlan plan, WorkspacePlan workspace, LayerPlan layer) =>
        LoopErrorEmitter.WriteSampleCall(writer, plan, layer, layer.TransposedDelta is null ? Weights(layer) : TransposedWeights(workspace, layer));

    /// <summary>Rows of whole vectors: a vector of weights is updated from its gradient in a register.</summary>
    private static void WriteWholeRows(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        string element = plan.Element;
        int number = layer.Number;
        string input = SummaryEmitter.InputName(number);
        writer.Line($"/// <summary>{Formula(plan, layer)}.</summary>");
        using (LanesText.UpdateMethod(writer, plan, $"private static void Update{number}<TLanes, TRule>(ref {element} {input}, ref {element} delta{number}, in NetworkUpdate<TRule, {element}> update)"))
        {
            int vectors = layer.Forward.Vectors % MostVectors == 0 ? MostVectors : 1;
            WriteWeights(writer, plan, layer, "TLanes");
            writer.Line("nuint lanes = (nuint)TLanes.Count;");
            int whole = layer.Inputs - layer.Inputs % RowsPerTile;
            if (whole > 0)
            {
                using (writer.Block($"for (nuint input = 0; input < {whole}; input += {RowsPerTile})"))
                    WriteTile(writer, plan, layer, RowsPerTile, vectors);
            }

            if (whole < layer.Inputs)
            {
                using (writer.Block($"for (nuint input = {whole}; input < {layer.Inputs}; input++)"))
                    WriteTile(writer, plan, layer, 1, vectors);
            }

            WriteBiases(writer, plan, layer);
        }
    }

    private static void WriteTile(CodeWriter writer, NetworkPlan plan, LayerPlan layer, int rows, int vectors)
    {
        int number = layer.Number;
        for (int row = 0; row < rows; row++)
        {
            writer.Line($"TLanes value{row} = TLanes.Broadcast(Unsafe.Add(ref {SummaryEmitter.InputName(number)}, {LanesText.After("input", row)}));");
            writer.Line($"BlockUpdate<TRule, {plan.Element}> row{row} = W{number}.From({LanesText.After("input", row)} * {layer.Outputs});");
        }

        using (writer.Block($"for (nuint column = 0; column < {layer.Outputs}; column += {LanesText.Lanes(vectors)})"))
        {
            for (int vector = 0; vector < vectors; vector++)
                writer.Line($"TLanes d{vector} = TLanes.Load(ref delta{number}, {LanesText.Column(vector)});");
            for (int row = 0; row < rows; row++)
            {
                for (int vector = 0; vector < vectors; vector++)
                {
                    writer.Line($"TLanes w{row}_{vector} = row{row}.Load<TLanes>({LanesText.Column(vector)});");
                    writer.Line($"TLanes g{row}_{vector} = {Gradient(plan, "TLanes", $"w{row}_{vector}", $"value{row}", $"d{vector}")};");
                }
            }

            for (int row = 0; row < rows && rows > 1; row++)
            {
                for (int vector = 0; vector < vectors; vector++)
                    WriteFetch(writer, plan, layer, $"row{row}", $"{rows * layer.Outputs} + {LanesText.Column(vector)}");
            }

            for (int row = 0; row < rows; row++)
            {
                for (int vector = 0; vector < vectors; vector++)
                    writer.Line($"row{row}.Step(in rule, g{row}_{vector}, w{row}_{vector}, {LanesText.Column(vector)});");
            }
        }
    }

    /// <summary>
    /// Other rows: the gradients of some rows, side by side, make whole vectors but for the last. Row by row, each would end in a mask, and
    /// begin with a load that overlaps the store just before it.
    /// </summary>
    private static void WriteBlocksOfRows(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        string element = plan.Element;
        int number = layer.Number;
        string input = SummaryEmitter.InputName(number);
        int rows = layer.InputsPerBlock;
        bool isWhole = rows == layer.Inputs;
        writer.Line($"/// <summary>{Formula(plan, layer)}. The gradients of {(isWhole ? "all" : $"{rows}")} rows of {layer.Outputs} lie side by side first: row by row, vectors would not be whole.</summary>");
        using (LanesText.UpdateMethod(writer, plan, $"private static void Update{number}<TLanes, TRule>(ref {element} {input}, ref {element} delta{number}, in NetworkUpdate<TRule, {element}> update, ref {element} gradients)"))
        {
            using (isWhole ? null : writer.Block($"for (nuint input = 0; input < {layer.Inputs}; input += {rows})"))
            {
                string first = isWhole ? "" : "input + ";
                string offset = isWhole ? $"{layer.WeightsOffset}" : $"{layer.WeightsOffset} + input * {layer.Outputs}";
                string count = layer.Inputs % rows == 0 ? $"{rows}" : "rows";
                if (count == "rows")
                    writer.Line($"nuint rows = Math.Min({rows}, {layer.Inputs} - input);");
                WriteGradients(writer, plan, layer, isWhole ? "" : "input", count);
                if (plan.Model.L2 > 0)
                    writer.Line($"WeightPenalty.AddGradients({Literals.Double(plan.Model.L2)}, in Unsafe.Add(ref update.Parameters, {offset}), {count} * {layer.Outputs}, ref gradients);");
                writer.Line($"update.Weights({offset}).Step<TLanes>(in gradients, {count} * {layer.Outputs});");
            }

            WriteBiases(writer, plan, layer);
        }
    }

    /// <summary>The gradients of a block of rows. Where inputs lie across lanes, the kernel of a batch has them.</summary>
    private static void WriteGradients(CodeWriter writer, NetworkPlan plan, LayerPlan layer, string first, string rows)
    {
        int number = layer.Number;
        string input = SummaryEmitter.InputName(number);
        string values = first.Length == 0 ? input : $"Unsafe.Add(ref {input}, {first})";
        if (layer.HasInputLanes)
        {
            writer.Line($"AddGradients{number}<TLanes>(ref {values}, ref delta{number}, samples: 1, isFirst: true, {rows}, ref gradients);");
            return;
        }

        writer.Line($"OuterProduct.Write<TLanes, {plan.Element}>(ref {values}, {rows}, ref delta{number}, {layer.Outputs}, ref gradients);");
    }
}
