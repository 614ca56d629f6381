using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Loops;

/// <summary>Writes the shapes of the layers as types, one for all layers of one shape, and the penalty.</summary>
internal static class LayerShapeEmitter
{
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        var parts = new List<Action<CodeWriter>>();
        foreach (LayerPlan layer in plan.Layers.Where(layer => plan.FormOf(layer.Number).Shape == layer.Number))
            parts.Add(part => WriteShape(part, plan, layer));
        if (plan.Model.L2 > 0 && !plan.Model.IsFrozen)
            parts.Add(part => WritePenalty(part, plan));
        writer.Separated([.. parts]);
    }

    private static void WriteShape(CodeWriter writer, NetworkPlan plan, LayerPlan layer)
    {
        string layers = SharedLayers.Text(plan, layer.Number, forms => forms.Shape);
        writer.Line($"/// <summary>{CountText.Of(layer.Inputs, "input")}, {CountText.Of(layer.Outputs, "output")}: layer {layer.Number}{(layers.Length > 0 ? " and " + layers : "")}.</summary>");
        using (writer.Block($"private readonly struct {KernelTypes.Layer(plan, layer.Number)} : ILayer"))
        {
            writer.Line($"public static int Inputs => {layer.Inputs};");
            writer.Line($"public static int Outputs => {layer.Outputs};");
            writer.Line($"public static bool HasBiases => {(layer.HasBiases ? "true" : "false")};");
            writer.Line($"public static int InputStep => {layer.InputStride};");
            writer.Line($"public static int OutputStep => {layer.Stride};");
            writer.Line($"public static int TransposedStep => {layer.TransposedDelta?.Stride ?? 0};");
        }
    }

    private static void WritePenalty(CodeWriter writer, NetworkPlan plan)
    {
        writer.Line("/// <summary>The factor of the penalty l2 sum W^2.</summary>");
        using (writer.Block($"private readonly struct {KernelTypes.FactorName} : IFactor"))
            writer.Line($"public static double Value => {Literals.Double(plan.Model.L2)};");
    }
}
