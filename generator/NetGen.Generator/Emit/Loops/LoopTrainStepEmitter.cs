using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Loops;

/// <summary>
/// Writes a training step on one sample, W -= learning rate * dL/dW in place: no gradient is stored, so that a weight is read
/// and written once. The bits are those of the backward pass followed by plain gradient descent.
/// </summary>
/// <remarks>
/// Machine code of .NET 10 with AVX-512: two multiply-adds for each load and store of a weight, no spill; memory bounds it. Rows that are
/// no whole vectors, 16 at a time under a mask: 33 multiply-adds, eight spills outside of any loop.
/// </remarks>
internal static class LoopTrainStepEmitter
{
    /// <summary>The vectors that are read before the first of them is written, where rows are no whole vectors: 16 of 32 registers.</summary>
    private const int RowsBetweenStores = 16;

    public static void WriteDispatch(CodeWriter writer, NetworkPlan plan)
    {
        string element = plan.Element;
        writer.Line("/// <summary>A step of gradient descent on one sample, in place; returns its loss before the step. Without a target, the label stands for a one-hot row.</summary>");
        using (writer.Block($"public static double TrainStep(ReadOnlySpan<{element}> input, ReadOnlySpan<{element}> target, ReadOnlySpan<int> label, {element} learningRate, {element} scale, Span<{element}> parameters)"))
        {
            writer.Line($"ref {element} x = ref MemoryMarshal.GetReference(input);");
            writer.Line($"ref {element} p = ref MemoryMarshal.GetReference(parameters);");
            LanesText.WriteWidthDispatch(writer, plan, "return ", "TrainSample<TLanes>(ref x, target, label, -learningRate, scale, ref p)");
        }
    }

    public static void WriteSample(CodeWriter writer, NetworkPlan plan, WorkspacePlan workspace)
    {
        string element = plan.Element;
        writer.Line("/// <summary>One sample: forward, the error of the outputs, then errors and updates layer by layer, backwards; errors come from the weights before their update.</summary>");
        using (LanesText.Method(writer, plan, $"private static double TrainSample<TLanes>(ref {element} x, ReadOnlySpan<{element}> target, ReadOnlySpan<int> label, {element} minusRate, {element} scale, ref {element} parameters)"))
        {
            writer.Line($"using Workspace<{element}> workspace = Workspaces.Rent();");
            writer.Line($"ref {element} memory = ref workspace.Reference;");
            writer.Line("const int count = 1;");
            writer.Line("const nuint samples = 1;");
            LoopBackwardEmitter.WriteForwardAndOutputErrors(writer, plan, workspace, first: "", "target, label, sampleWeights: default, fromOutputs: false, scale");
            for (int number = plan.Layers.Count; number >= 1; number--)
            {
                LayerPlan layer = plan.Layers[number - 1];
                string input = SummaryEmitter.InputName(number);
                writer.Line();
                if (number > 1)
                    writer.Line($"ref {element} delta{number - 1} = ref Unsafe.Add(ref memory, {workspace.Errors(number - 1)});");
                if (FusesErrors(layer))
                {
                    string source = LoopErrorEmitter.Source(plan.Layers[number - 2]);
                    writer.Line($"UpdateAndPropagate{number}<TLanes>(ref {input}, ref delta{number}, minusRate, ref parameters, {(source == input ? "" : $"ref {source}, ")}ref delta{number - 1});");
                    continue;
                }

                string transposed = $"ref Unsafe.Add(ref memory, {workspace.Transposed(number)})";
                if (number > 1 || layer.HasInputLanes)
                    writer.Line($"Transposition.Write(ref Unsafe.Add(ref parameters, {layer.WeightsOffset}), {layer.Inputs}, {layer.Outputs}, {transposed}, {layer.TransposedDelta!.Stride});");
                if (number > 1)
                    writer.Line($"Errors{number - 1}<TLanes>(ref delta{number}, {transposed}, ref {LoopErrorEmitter.Source(plan.Layers[number - 2])}, samples, ref delta{number - 1});");
                writer.Line($"Update{number}<TLanes>(ref {input}, ref delta{number}, minusRate, ref parameters{(layer.HasInputLanes ? ", " + transposed : "")});");
            }

            writer.Line();
            writer.Line("return losses;");
        }
    }

    public static void WriteUpdate(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        if (FusesErrors(layer))
            LoopUpdateAndPropagateEmitter.Write(writer, plan, layer);
        else
            WriteRows(writer, plan, layer);
    }

    /// <summary>W -= rate * (a^T delta + 2 l2 W), in a comment.</summary>
    public static string Formula(NetworkPlan plan, LayerPlan layer)
    {
        string input = SummaryEmitter.InputName(layer.Number);
        string penalty = plan.Model.L2 > 0 ? $" + 2 l2 W{layer.Number}" : "";
        string bias = layer.BiasesOffset >= 0 ? $", b{layer.Number} -= learning rate * delta{layer.Number}" : "";
        return $"W{layer.Number} -= learning rate * ({input}^T delta{layer.Number}{penalty}){bias}";
    }

    /// <summary>The factors of an update, in every lane.</summary>
    public static void WriteFactors(CodeWriter writer, NetworkPlan plan, string lanes)
    {
        writer.Line($"{lanes} rate = {lanes}.Broadcast(minusRate);");
        if (plan.Model.L2 > 0)
            writer.Line($"{lanes} penalty = {lanes}.Broadcast(({plan.Element}){Literals.Double(2 * plan.Model.L2)}); // 2 l2");
    }

    /// <summary>The updated weight. The gradient starts from 0, as a sum over samples does: that turns -0 into 0.</summary>
    public static string Updated(NetworkPlan plan, string lanes, string weight, string input, string error)
    {
        string gradient = $"{lanes}.FusedMultiplyAdd({input}, {error}, {lanes}.Zero)";
        if (plan.Model.L2 > 0)
            gradient = $"{lanes}.FusedMultiplyAdd(penalty, {weight}, {gradient})";
        return $"{lanes}.FusedMultiplyAdd(rate, {gradient}, {weight})";
    }

    public static void WriteBiases(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        if (layer.BiasesOffset < 0)
            return;
        int number = layer.Number;
        writer.Line();
        writer.Line($"ref {plan.Element} b{number} = ref Unsafe.Add(ref parameters, {layer.BiasesOffset});");
        using (writer.Block($"for (nuint column = 0; column < {layer.Outputs}; column += (nuint)TLanes.Count)"))
            writer.Line(Store(plan, layer, $"TLanes.FusedMultiplyAdd(TLanes.Broadcast(minusRate), TLanes.Zero + TLanes.Load(ref delta{number}, column), TLanes.Load(ref b{number}, column))", $"b{number}", "column"));
    }

    /// <summary>Whether the update reads W row by row for the errors of the layer before, too.</summary>
    private static bool FusesErrors(LayerPlan layer) => layer.Number > 1 && layer.TransposedDelta is null;

    private static void WriteRows(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        string element = plan.Element;
        int number = layer.Number;
        string input = SummaryEmitter.InputName(number);
        writer.Line($"/// <summary>{Formula(plan, layer)}.</summary>");
        using (LanesText.Method(writer, plan, $"private static void Update{number}<TLanes>(ref {element} {input}, ref {element} delta{number}, {element} minusRate, ref {element} parameters{(layer.HasInputLanes ? $", ref {element} W{number}T" : "")})"))
        {
            writer.Line($"ref {element} W{number} = ref Unsafe.Add(ref parameters, {layer.WeightsOffset});");
            WriteFactors(writer, plan, "TLanes");
            if (layer.HasInputLanes)
            {
                InputLanesGradientEmitter.WriteUpdate(writer, plan, layer);
                WriteBiases(writer, plan, layer);
                return;
            }

            writer.Line("nuint lanes = (nuint)TLanes.Count;");
            int tile = layer.Outputs == layer.Stride ? 1 : Math.Max(1, RowsBetweenStores / layer.Forward.Vectors);
            int whole = layer.Inputs - layer.Inputs % tile;
            if (tile > 1)
                writer.Line($"// Rows of {layer.Outputs} are stored {tile} at a time: a load that overlaps a store just before it waits for that store.");
            if (whole > 0)
            {
                using (writer.Block($"for (nuint input = 0; input < {whole}; input += {tile})"))
                    WriteTile(writer, plan, layer, tile);
            }

            if (whole < layer.Inputs)
            {
                using (writer.Block($"for (nuint input = {whole}; input < {layer.Inputs}; input++)"))
                    WriteTile(writer, plan, layer, 1);
            }

            WriteBiases(writer, plan, layer);
        }
    }

    private static void WriteTile(CodeWriter writer, NetworkPlan plan, LayerPlan layer, int rows)
    {
        int number = layer.Number;
        for (int row = 0; row < rows; row++)
        {
            writer.Line($"TLanes value{row} = TLanes.Broadcast(Unsafe.Add(ref {SummaryEmitter.InputName(number)}, {LanesText.After("input", row)}));");
            writer.Line($"ref {plan.Element} row{row} = ref Unsafe.Add(ref W{number}, {LanesText.After("input", row)} * {layer.Outputs});");
        }

        using (writer.Block($"for (nuint column = 0; column < {layer.Outputs}; column += {LanesText.Lanes(layer.Forward.Vectors)})"))
        {
            for (int vector = 0; vector < layer.Forward.Vectors; vector++)
            {
                string place = LanesText.Column(vector);
                writer.Line($"TLanes d{vector} = TLanes.Load(ref delta{number}, {place});");
                for (int row = 0; row < rows; row++)
                    writer.Line($"TLanes w{row}_{vector} = TLanes.Load(ref row{row}, {place});");
                for (int row = 0; row < rows; row++)
                    writer.Line($"w{row}_{vector} = {Updated(plan, "TLanes", $"w{row}_{vector}", $"value{row}", $"d{vector}")};");
            }

            for (int row = 0; row < rows; row++)
            {
                // What a whole vector writes behind its row, the rows after it write again, from registers, if they reach as far.
                bool isOverwritten = layer.Forward.Vectors == 1 && (rows - row) * layer.Outputs >= plan.Lanes;
                for (int vector = 0; vector < layer.Forward.Vectors; vector++)
                    writer.Line(Store(plan, layer, $"w{row}_{vector}", $"row{row}", LanesText.Column(vector), isOverwritten));
            }
        }
    }

    /// <summary>The next row must not change before its turn: a vector that would reach past the end of a row stops there.</summary>
    private static string Store(NetworkPlan plan, LayerPlan layer, string value, string destination, string place, bool isOverwritten = false) =>
        layer.Outputs == layer.Stride
            ? $"TLanes.Store({value}, ref {destination}, {place});"
            : isOverwritten
            ? $"RowStore.Write<TLanes, {plan.Element}>({value}, ref {destination}, {place}, {layer.Outputs} - (int)({place}));"
            : $"TLanes.StorePartial({value}, ref {destination}, {place}, {layer.Outputs} - (int)({place}));";
}
