using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.SampleLanes;

/// <summary>
/// Writes dW += a^T delta of one layer with one sample in each lane: a tile of inputs by outputs in registers, each an accumulator
/// for as many chains as a vector has lanes.
/// </summary>
/// <remarks>
/// Machine code of .NET 10 with AVX-512, four inputs by four outputs: 16 multiply-adds and 8 loads, 21 registers, no spill; with AVX2, 20
/// spills. A block of a few vectors is short, so that loading and storing the chains around the loop shows.
/// </remarks>
internal static class SampleLanesGradientEmitter
{
    public static void Write(CodeWriter writer, NetworkPlan plan, SampleLanesWorkspace workspace, LayerPlan layer)
    {
        string element = plan.Element;
        int number = layer.Number;
        bool bias = layer.HasBiases;
        writer.Line($"/// <summary>dW{number} += a{number - 1}^T delta{number}{(bias ? $", db{number} += delta{number}" : "")}, in {plan.SampleSums.Chains} chains each; the first block of a batch starts from 0.</summary>");
        using (LanesText.Method(writer, plan, $"private static void AddGradientRows{number}<TLanes>(ref {element} a{number - 1}, ref {element} delta{number}, nuint padded, bool isFirst, ref {element} chains)"))
        {
            writer.Line("nuint lanes = (nuint)TLanes.Count;");
            using (writer.Block($"for (nuint chain = 0; chain < {plan.SampleSums.Chains}; chain += lanes)"))
            {
                int whole = layer.Inputs - layer.Inputs % SampleLanesPlan.GradientInputs;
                if (whole > 0)
                {
                    using (writer.Block($"for (nuint input = 0; input < {whole}; input += {SampleLanesPlan.GradientInputs})"))
                        WriteTiles(writer, plan, workspace, layer, SampleLanesPlan.GradientInputs, "input");
                }

                if (whole < layer.Inputs)
                    WriteTiles(writer, plan, workspace, layer, layer.Inputs - whole, whole.ToString());
                if (bias)
                {
                    using (writer.Block($"for (nuint output = 0; output < {layer.Outputs}; output++)"))
                    {
                        string place = $"({layer.BiasesOffset} + output) * {plan.SampleSums.Chains} + chain";
                        writer.Line($"TLanes sum = isFirst ? TLanes.Zero : TLanes.Load(ref chains, {place});");
                        writer.Line($"for (nuint sample = chain; sample < padded; sample += {plan.SampleSums.Chains})");
                        using (writer.Indented())
                            writer.Line($"sum += TLanes.Load(ref delta{number}, output * {workspace.Samples} + sample);");
                        writer.Line($"TLanes.Store(sum, ref chains, {place});");
                    }
                }
            }
        }
    }

    private static void WriteTiles(CodeWriter writer, NetworkPlan plan, SampleLanesWorkspace workspace, LayerPlan layer, int inputs, string firstInput)
    {
        int whole = layer.Outputs - layer.Outputs % SampleLanesPlan.GradientOutputs;
        if (whole > 0)
        {
            using (writer.Block($"for (nuint output = 0; output < {whole}; output += {SampleLanesPlan.GradientOutputs})"))
                WriteTile(writer, plan, workspace, layer, inputs, SampleLanesPlan.GradientOutputs, firstInput, "output");
        }

        if (whole < layer.Outputs)
        {
            using (writer.Block(""))
                WriteTile(writer, plan, workspace, layer, inputs, layer.Outputs - whole, firstInput, whole.ToString());
        }
    }

    private static void WriteTile(CodeWriter writer, NetworkPlan plan, SampleLanesWorkspace workspace, LayerPlan layer, int inputs, int outputs, string firstInput, string firstOutput)
    {
        int number = layer.Number;
        writer.Line($"nuint place = ({layer.WeightsOffset} + {firstInput} * {layer.Outputs} + {firstOutput}) * {plan.SampleSums.Chains} + chain;");
        for (int input = 0; input < inputs; input++)
        {
            for (int output = 0; output < outputs; output++)
                writer.Line($"TLanes g{input}_{output} = isFirst ? TLanes.Zero : TLanes.Load(ref chains, {Place(plan, layer, input, output)});");
        }

        using (writer.Block($"for (nuint sample = chain; sample < padded; sample += {plan.SampleSums.Chains})"))
        {
            for (int output = 0; output < outputs; output++)
                writer.Line($"TLanes d{output} = TLanes.Load(ref delta{number}, ({firstOutput} + {output}) * {workspace.Samples} + sample);");
            for (int input = 0; input < inputs; input++)
            {
                writer.Line($"TLanes value{input} = TLanes.Load(ref a{number - 1}, ({firstInput} + {input}) * {workspace.Samples} + sample);");
                for (int output = 0; output < outputs; output++)
                    writer.Line($"g{input}_{output} = TLanes.FusedMultiplyAdd(value{input}, d{output}, g{input}_{output});");
            }
        }

        writer.Line();
        for (int input = 0; input < inputs; input++)
        {
            for (int output = 0; output < outputs; output++)
                writer.Line($"TLanes.Store(g{input}_{output}, ref chains, {Place(plan, layer, input, output)});");
        }
    }

    private static string Place(NetworkPlan plan, LayerPlan layer, int input, int output)
    {
        int distance = (input * layer.Outputs + output) * plan.SampleSums.Chains;
        return distance == 0 ? "place" : $"place + {distance}";
    }
}
