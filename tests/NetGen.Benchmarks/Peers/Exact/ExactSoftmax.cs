extern alias generator;

using System.Text;
using generator::NetGen.Generator.Planning;
using generator::NetGen.Generator.Planning.Operations;

namespace NetGen.Benchmarks.Peers;

/// <summary>Writes what is computed of the outputs of one sample: softmax, losses and errors.</summary>
/// <param name="text">Where to.</param>
/// <param name="lanes">The numbers of a vector.</param>
internal sealed class ExactSoftmax(StringBuilder text, int lanes)
{
    /// <summary>Opens a block with the largest logit m, the vectors e of exponentials, which are 0 behind the last, and their sum s.</summary>
    public void Exponentials(OperandBuffer sums, SumOrder order)
    {
        var row = new ExactRow(sums.Columns, lanes);
        if (row.Padded > ExactLayer.LeastChainsAcrossLanes)
            throw new NotSupportedException($"C exact has no softmax over {sums.Columns} classes.");
        string i = $"I{row.Width}", v = row.Type;
        text.AppendLine($" {{{v} first=all{row.Width}({sums.Name}[0]);");
        for (int vector = 0; vector < row.Vectors; vector++)
            text.AppendLine($" {v} z{vector}_={row.At(sums.Name, $"{vector * row.Width}")},row{vector}=({v})(({i})z{vector}_&{row.Mask(vector)}|({i})first&~{row.Mask(vector)});");
        text.AppendLine($" float m={Join(row, "largest", "row")};");
        for (int vector = 0; vector < row.Vectors; vector++)
            text.AppendLine($" {v} e{vector}=({v})(({i})exponential{row.Width}(z{vector}_-all{row.Width}(m))&{row.Mask(vector)});");
        Sum("s", order, "e", row);
    }

    /// <summary>The loss and the errors.</summary>
    public void LossAndError(LossAndError operation)
    {
        var row = new ExactRow(operation.Sums.Columns, lanes);
        string i = $"I{row.Width}", v = row.Type, all = $"all{row.Width}", errors = operation.Errors.Name;
        if (operation.Loss.Name == "SoftmaxCE")
        {
            Exponentials(operation.Sums, operation.Orders.Exponentials);
            Targets(row);
            text.AppendLine(" float log_sum=logarithm_of_sum(s);");
            for (int vector = 0; vector < row.Vectors; vector++)
                text.AppendLine($" {v} q{vector}=({v})(({i})(t{vector}*({all}(log_sum)+({all}(m)-z{vector}_)))&~({i})(t{vector}=={all}(0)));");
            Sum("mass", operation.Orders.Targets, "t", row);
            for (int vector = 0; vector < row.Vectors; vector++)
                text.AppendLine($" {row.At(errors, $"{vector * row.Width}")}=fma{row.Width}(e{vector}/s,{all}(mass),-t{vector});");
        }
        else if (operation.Loss.Name == "SquaredError" && operation.Output.Name == "Identity")
        {
            text.AppendLine(" {");
            Targets(row);
            for (int vector = 0; vector < row.Vectors; vector++)
                text.AppendLine($" {v} d{vector}={row.At(operation.Sums.Name, $"{vector * row.Width}")}-t{vector},q{vector}={all}(0.5f)*d{vector}*d{vector};{row.At(errors, $"{vector * row.Width}")}=d{vector};");
        }
        else
        {
            throw new NotSupportedException($"C exact does not know {operation.Loss.Name}.");
        }

        Sum("l", operation.Orders.Losses, "q", row);
        text.AppendLine(" loss=l;}");
    }

    /// <summary>The caller's targets, which are as long as they are.</summary>
    private void Targets(ExactRow row)
    {
        for (int vector = 0; vector < row.Vectors; vector++)
            text.AppendLine($" {row.Type} t{vector}=first{row.Width}(y+{vector * row.Width},{row.Mask(vector)});");
    }

    /// <summary>The sum of the terms of a row. Behind the last are zeros: those of 16 chains that have no term.</summary>
    private void Sum(string name, SumOrder order, string terms, ExactRow row)
    {
        if (order.Chains >= ExactLayer.LeastChainsAcrossLanes)
        {
            text.AppendLine($" float {name}={Join(row, "sum", terms, $"+all{row.Width}(0)")};");
            return;
        }

        if (order.Chains != 1)
            throw new NotSupportedException($"C exact has no sum of {order.Chains} chains over outputs.");
        text.Append($" float {name}={(order.Start == SumStart.FirstTerm ? "" : "0.f+")}{terms}0[0];");
        for (int term = 1; term < row.Count; term++)
            text.Append($"{name}+={terms}{term / row.Width}[{term % row.Width}];");
        text.AppendLine();
    }

    private string Join(ExactRow row, string function, string terms, string more = "") => (row.Vectors, row.Width) switch
    {
        (1, 4) or (1, 8) => $"{function}{row.Width}({terms}0{more})",
        (1, _) => $"{(function == "sum" ? "join" : function)}({terms}0{more})",
        _ => $"{(function == "sum" ? "join" : function)}((C){{{terms}0{more},{terms}1{more}}})",
    };
}
