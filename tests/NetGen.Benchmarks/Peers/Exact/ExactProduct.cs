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
    /// <summary>So few terms are written out.</summary>
    private const int MostWrittenTerms = 16;

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
        var row = new ExactRow(columns, lanes);
        int chains = order.Chains, width = row.Width, tile = Math.Min(row.Vectors, Math.Max(1, SumVectors / chains));
        while (row.Vectors % tile != 0)
            tile--;
        string w = layer.Weights;
        if (!isRowOfSums)
        {
            w = $"T{layer.Number}";
            text.AppendLine($" float {w}[{(terms + 3) / 4 * 4}][{row.Padded}] ALIGNED;");
            text.AppendLine($" for(int i=0;i<{(columns + 3) / 4 * 4};i+=4)for(int o=0;o<{(terms + 3) / 4 * 4};o+=4)transpose4(&{layer.Weights}[i][o],{layer.Row.Padded},&{w}[o][i],{row.Padded});");
        }

        // A short row is in a register still, and an element of it, too; others are read again, each into all lanes.
        bool isInRegister = product.Left.Name != "x" && new ExactRow(terms, lanes) is { Vectors: 1, Width: 4 };
        string Left(string term) => $"all{width}({(isInRegister ? $"(*(V4*){product.Left.Name})" : product.Left.Name)}[{term}])";
        string Matrix(string term, int vector) => $"(*({row.Type}*)&{w}[{term}][t+{vector * width}])";
        text.AppendLine($" for(int t=0;t<{row.Padded};t+={tile * width}){{");
        ForEach(chains, tile, (chain, vector) => text.AppendLine($"  {row.Type} c{chain}_{vector}=" + order.Start switch
        {
            SumStart.FirstTerm => $"{Left($"{chain}")}*{Matrix($"{chain}", vector)};",
            SumStart.Initial when chain == 0 => $"*({row.Type}*)&{bias}[t+{vector * width}];",
            _ => $"all{width}(0);",
        }));
        int first = order.Start == SumStart.FirstTerm ? chains : 0, whole = first + (terms - first) / chains * chains;
        if (terms <= MostWrittenTerms)
        {
            for (int term = first; term < terms; term++)
                Add((term - first) % chains, $"{term}");
        }
        else
        {
            text.AppendLine($"  for(int i={first};i<{whole};i+={chains}){{");
            for (int chain = 0; chain < chains; chain++)
                Add(chain, $"i+{chain}");
            text.AppendLine("  }");
            for (int term = whole; term < terms; term++)
                Add((term - first) % chains, $"{term}");
        }

        for (int half = chains / 2; half >= 1; half /= 2)
            ForEach(half, tile, (chain, vector) => text.AppendLine($"  c{chain}_{vector}+=c{chain + half}_{vector};"));
        for (int vector = 0; vector < tile; vector++)
            text.AppendLine($"  *({row.Type}*)&{product.Result.Name}[t+{vector * width}]=c0_{vector}{(order.EndsPositive ? $"+all{width}(0)" : "")};");
        text.AppendLine(" }");

        void Add(int chain, string term)
        {
            for (int vector = 0; vector < tile; vector++)
                text.AppendLine($"   c{chain}_{vector}=fma{width}({Left(term)},{Matrix(term, vector)},c{chain}_{vector});");
        }
    }

    private static void ForEach(int first, int second, Action<int, int> write)
    {
        for (int i = 0; i < first; i++)
        {
            for (int j = 0; j < second; j++)
                write(i, j);
        }
    }
}
