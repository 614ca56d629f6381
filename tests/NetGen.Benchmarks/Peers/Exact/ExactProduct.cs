extern alias generator;

using System.Text;
using generator::NetGen.Generator.Planning;
using generator::NetGen.Generator.Planning.Operations;

namespace NetGen.Benchmarks.Peers;

/// <summary>Writes a product in the order that the plan gives its sums.</summary>
/// <param name="text">Where to.</param>
/// <param name="lanes">The numbers of a vector.</param>
internal sealed class ExactProduct(StringBuilder text, int lanes)
{
    /// <summary>The vectors of sums that stay in registers.</summary>
    private int SumVectors => lanes == 16 ? 16 : 8;

    /// <summary>result = left M, or left M + b, before its function.</summary>
    public void Write(Product product, ExactLayer layer)
    {
        int terms = product.IsOfErrors ? layer.Outputs : layer.Inputs, columns = product.IsOfErrors ? layer.Inputs : layer.Outputs;
        string bias = product.Order.Start == SumStart.Initial ? layer.Biases : "";

        // Whether a row of the weights is a term of all sums, rather than all terms of one.
        bool isRowOfSums = product.IsOfErrors == layer.IsByOutputs;
        if (product.Order.Chains >= ExactLayer.LeastChainsAcrossLanes)
            WriteDots(product, layer, isRowOfSums, terms, columns, bias);
        else
            WriteSums(product, layer, isRowOfSums, terms, columns, bias);
    }

    /// <summary>Terms across lanes: a chain in each of 16.</summary>
    private void WriteDots(Product product, ExactLayer layer, bool isRowOfSums, int terms, int columns, string bias)
    {
        if (isRowOfSums || terms % ExactLayer.LeastChainsAcrossLanes != 0)
            throw new NotSupportedException($"C exact has no dot products of {terms} terms over these rows.");
        string left = product.Left.Name, w = layer.Weights, result = product.Result.Name;
        int whole = columns / 4 * 4;
        string[] rows = ["0", "1", "2", "3"];
        string Start(string row) => bias.Length > 0 ? $"chains({bias}[{row}])" : "chains(0)";
        if (whole > 0)
        {
            text.AppendLine(
                $$"""
                 for(int r=0;r<{{whole}};r+=4){
                  C {{string.Join(",", rows.Select(row => $"c{row}={Start($"r+{row}")}"))}};
                  for(int t=0;t<{{terms}};t+=16){ {{string.Concat(rows.Select(row => $"c{row}=add(c{row},{left}+t,{w}[r+{row}]+t);"))}} }
                  join4(c0,c1,c2,c3,{{result}}+r);}
                """);
        }

        for (int row = whole; row < columns; row++)
            text.AppendLine($" {{C c={Start($"{row}")};for(int t=0;t<{terms};t+=16)c=add(c,{left}+t,{w}[{row}]+t);{result}[{row}]=join(c);}}");
    }

    /// <summary>Sums across lanes: a few chains, one vector of sums each.</summary>
    private void WriteSums(Product product, ExactLayer layer, bool isRowOfSums, int terms, int columns, string bias)
    {
        SumOrder order = product.Order;
        int width = ExactLayer.Padded(columns, lanes), chains = order.Chains, tile = Math.Min(width, Math.Max(1, SumVectors / chains) * lanes);
        while (width % tile != 0)
            tile -= lanes;
        string w = layer.Weights, left = product.Left.Name;
        if (!isRowOfSums)
        {
            w = $"T{layer.Number}";
            text.AppendLine($" float {w}[{(terms + 3) / 4 * 4}][{width}] ALIGNED;");
            text.AppendLine($" for(int i=0;i<{(columns + 3) / 4 * 4};i+=4)for(int o=0;o<{(terms + 3) / 4 * 4};o+=4)transpose4(&{layer.Weights}[i][o],{ExactLayer.Padded(layer.Columns, lanes)},&{w}[o][i],{width});");
        }

        text.AppendLine($" for(int t=0;t<{width};t+={tile}){{");
        for (int chain = 0; chain < chains; chain++)
        {
            string start = order.Start switch
            {
                SumStart.FirstTerm => $"{left}[{chain}]*{w}[{chain}][t+o]",
                SumStart.Initial when chain == 0 => $"{bias}[t+o]",
                _ => "0.f",
            };
            text.AppendLine($"  float c{chain}[{tile}];for(int o=0;o<{tile};o++)c{chain}[o]={start};");
        }

        int first = order.Start == SumStart.FirstTerm ? chains : 0, whole = first + (terms - first) / chains * chains;
        if (whole > first)
            text.AppendLine($"  for(int i={first};i<{whole};i+={chains})for(int o=0;o<{tile};o++){{{string.Concat(Enumerable.Range(0, chains).Select(chain => Add(chain, $"i+{chain}")))}}}");
        for (int term = whole; term < terms; term++)
            text.AppendLine($"  for(int o=0;o<{tile};o++){Add((term - first) % chains, $"{term}")}");
        for (int half = chains / 2; half >= 1; half /= 2)
        {
            for (int chain = 0; chain < half; chain++)
                text.AppendLine($"  for(int o=0;o<{tile};o++)c{chain}[o]+=c{chain + half}[o];");
        }

        text.AppendLine($"  for(int o=0;o<{tile};o++){product.Result.Name}[t+o]=c0[o]{(order.EndsPositive ? "+0.f" : "")};}}");

        string Add(int chain, string term) => $"c{chain}[o]=fmaf({left}[{term}],{w}[{term}][t+o],c{chain}[o]);";
    }
}
