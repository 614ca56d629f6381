using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.SampleLanes;

/// <summary>
/// Writes sums of products with one sample in each lane: a few sums at a time in registers, each in the chains and the order of the
/// network's single-sample kernel. Forward passes and errors are both such sums.
/// </summary>
/// <remarks>
/// Machine code of .NET 10 with AVX-512. One vector: a broadcast of a weight for each multiply-add, so that loads bound it. Pairs: 12
/// multiply-adds, 6 broadcasts and 2 loads in 30 instructions, 15 registers, no spill, neither with AVX-512 nor with AVX2.
/// </remarks>
/// <param name="Terms">The number of products in each sum.</param>
/// <param name="Sums">The number of sums.</param>
/// <param name="Order">The order of each sum.</param>
/// <param name="Vectors">The vectors of samples that are computed together, one or two: two share each weight that is read.</param>
/// <param name="Source">The load of a term in a vector of samples: TLanes.Load(ref a1, term * lanes).</param>
/// <param name="Weight">The index in the parameters of the weight of a term in a sum; both are texts.</param>
/// <param name="Initial">The index in the parameters of what a sum starts from, where the order says so.</param>
/// <param name="Store">Writes the store of a finished sum: which it is, its vector of samples, its variable.</param>
internal sealed record SampleLanesProductEmitter(
    int Terms,
    int Sums,
    SumOrder Order,
    int Vectors,
    Func<string, int, string> Source,
    Func<string, string, string> Weight,
    Func<string, string>? Initial,
    Action<CodeWriter, string, int, string> Store)
{
    /// <summary>
    /// Writes what becomes of the variables of all sums, for one vector of samples, where that takes them all at once: one tile then has them
    /// all, whatever their chains, and <see cref="Store"/> writes nothing. Null where each sum is stored for itself.
    /// </summary>
    public Action<CodeWriter, int, IReadOnlyList<string>>? StoreTogether { get; init; }

    /// <summary>Whole tiles in a loop, then the rest: written out, they would exceed what the JIT inlines in one method.</summary>
    public void Write(CodeWriter writer)
    {
        int tile = StoreTogether is null ? SampleLanesPlan.SumsPerTile(Order, Vectors) : Sums;
        int whole = Sums - Sums % tile;
        if (whole > tile)
        {
            using (writer.Block($"for (nuint first = 0; first < {whole}; first += {tile})"))
                WriteTile(writer, [.. Enumerable.Range(0, tile).Select(sum => LanesText.After("first", sum))]);
        }
        else if (whole > 0)
        {
            using (writer.Block(""))
                WriteTile(writer, [.. Enumerable.Range(0, tile).Select(sum => sum.ToString())]);
        }

        if (whole < Sums)
        {
            using (writer.Block(""))
                WriteTile(writer, [.. Enumerable.Range(whole, Sums - whole).Select(sum => sum.ToString())]);
        }
    }

    private void WriteTile(CodeWriter writer, string[] sums)
    {
        int count = sums.Length;
        for (int vector = 0; StartsWithProduct && vector < Vectors; vector++)
            writer.Line($"TLanes {OfVector("start", vector)} = {Source("0", vector)};");
        for (int sum = 0; sum < count; sum++)
        {
            for (int chain = 0; chain < Order.Chains; chain++)
            {
                for (int vector = 0; vector < Vectors; vector++)
                {
                    string start = StartsWithProduct ? $"{OfVector("start", vector)} * {Parameter(Weight("0", sums[sum]))}"
                        : Order.Start == SumStart.Zero || chain > 0 ? "TLanes.Zero"
                        : vector > 0 ? Name(sum, chain, 0)
                        : Parameter(Initial!(sums[sum]));
                    writer.Line($"TLanes {Name(sum, chain, vector)} = {start};");
                }
            }
        }

        WriteTerms(writer, sums, StartsWithProduct ? 1 : 0);
        for (int half = Order.Chains / 2; half >= 1; half /= 2)
        {
            for (int sum = 0; sum < count; sum++)
            {
                for (int chain = 0; chain < half; chain++)
                {
                    for (int vector = 0; vector < Vectors; vector++)
                        writer.Line($"{Name(sum, chain, vector)} += {Name(sum, chain + half, vector)};");
                }
            }
        }

        for (int vector = 0; StoreTogether is not null && vector < Vectors; vector++)
            StoreTogether(writer, vector, [.. Enumerable.Range(0, count).Select(sum => Name(sum, 0, vector))]);
        for (int sum = 0; StoreTogether is null && sum < count; sum++)
        {
            for (int vector = 0; vector < Vectors; vector++)
                Store(writer, sums[sum], vector, Name(sum, 0, vector));
        }
    }

    private void WriteTerms(CodeWriter writer, string[] sums, int start)
    {
        int whole = start + (Terms - start) / Order.Chains * Order.Chains;
        if (whole > start)
        {
            string step = Order.Chains == 1 ? "term++" : $"term += {Order.Chains}";
            using (writer.Block($"for (nuint term = {start}; term < {whole}; {step})"))
            {
                for (int chain = 0; chain < Order.Chains; chain++)
                    WriteTerm(writer, sums, chain, LanesText.After("term", chain));
            }
        }

        for (int term = whole; term < Terms; term++)
            WriteTerm(writer, sums, (term - start) % Order.Chains, term.ToString());
    }

    private void WriteTerm(CodeWriter writer, string[] sums, int chain, string term)
    {
        using (writer.Block(""))
        {
            for (int vector = 0; vector < Vectors; vector++)
                writer.Line($"TLanes {OfVector("value", vector)} = {Source(term, vector)};");
            for (int sum = 0; sum < sums.Length; sum++)
            {
                string weight = Parameter(Weight(term, sums[sum]));
                if (Vectors > 1)
                    writer.Line($"TLanes weight{sum + 1} = {weight};");
                for (int vector = 0; vector < Vectors; vector++)
                {
                    string name = Name(sum, chain, vector);
                    writer.Line($"{name} = TLanes.FusedMultiplyAdd({OfVector("value", vector)}, {(Vectors > 1 ? $"weight{sum + 1}" : weight)}, {name});");
                }
            }
        }
    }

    private bool StartsWithProduct => Order.Start == SumStart.FirstTerm;

    private static string Parameter(string index) => $"TLanes.Broadcast(Unsafe.Add(ref parameters, {index}))";

    private string Name(int sum, int chain, int vector) => OfVector(Order.Chains == 1 ? $"sum{sum + 1}" : $"sum{sum + 1}_{chain}", vector);

    /// <summary>The name of a variable, or of its twin for the second vector of samples: value, nextValue.</summary>
    private static string OfVector(string name, int vector) => vector == 0 ? name : $"next{char.ToUpperInvariant(name[0])}{name.Substring(1)}";
}
