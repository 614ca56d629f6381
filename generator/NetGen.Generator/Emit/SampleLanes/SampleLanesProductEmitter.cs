using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.SampleLanes;

/// <summary>
/// Writes sums of products with one sample in each lane: a few sums at a time in registers, each in the chains and the order of the
/// network's single-sample kernel. Forward passes and errors are both such sums.
/// </summary>
/// <param name="Terms">The number of products in each sum.</param>
/// <param name="Sums">The number of sums.</param>
/// <param name="Chains">The chains of each sum, as in <see cref="ProductPlan"/>.</param>
/// <param name="StartsWithProduct">Whether the first product starts a sum, instead of zero.</param>
/// <param name="Source">The load of the vector of a term: TLanes.Load(ref a1, term * lanes).</param>
/// <param name="Weight">The index in the parameters of the weight of a term, given as text, in a sum.</param>
/// <param name="Initial">The index in the parameters of what a sum starts from; null for zero.</param>
/// <param name="Store">Writes the store of a finished sum: its number, its variable.</param>
internal sealed record SampleLanesProductEmitter(
    int Terms,
    int Sums,
    int Chains,
    bool StartsWithProduct,
    Func<string, string> Source,
    Func<string, int, string> Weight,
    Func<int, string>? Initial,
    Action<CodeWriter, int, string> Store)
{
    /// <summary>The sums that a loop over the terms keeps in registers: eight hide the latency of the multiply-add.</summary>
    private const int Tile = 8;

    public void Write(CodeWriter writer)
    {
        int tile = Math.Max(1, Tile / Chains);
        for (int first = 0; first < Sums; first += tile)
        {
            using (writer.Block(""))
                WriteTile(writer, first, Math.Min(tile, Sums - first));
        }
    }

    private void WriteTile(CodeWriter writer, int first, int count)
    {
        if (StartsWithProduct)
            writer.Line($"TLanes first = {Source("0")};");
        for (int sum = 0; sum < count; sum++)
        {
            for (int chain = 0; chain < Chains; chain++)
            {
                string start = StartsWithProduct ? $"first * {Parameter(Weight("0", first + sum))}"
                    : Initial is not null && chain == 0 ? Parameter(Initial(first + sum))
                    : "TLanes.Zero";
                writer.Line($"TLanes {Name(sum, chain)} = {start};");
            }
        }

        WriteTerms(writer, first, count, StartsWithProduct ? 1 : 0);
        for (int half = Chains / 2; half >= 1; half /= 2)
        {
            for (int sum = 0; sum < count; sum++)
            {
                for (int chain = 0; chain < half; chain++)
                    writer.Line($"{Name(sum, chain)} += {Name(sum, chain + half)};");
            }
        }

        for (int sum = 0; sum < count; sum++)
            Store(writer, first + sum, Name(sum, 0));
    }

    private void WriteTerms(CodeWriter writer, int first, int count, int start)
    {
        int whole = start + (Terms - start) / Chains * Chains;
        if (whole > start)
        {
            string step = Chains == 1 ? "term++" : $"term += {Chains}";
            using (writer.Block($"for (nuint term = {start}; term < {whole}; {step})"))
            {
                for (int chain = 0; chain < Chains; chain++)
                    WriteTerm(writer, first, count, chain, LanesText.After("term", chain));
            }
        }

        for (int term = whole; term < Terms; term++)
            WriteTerm(writer, first, count, (term - start) % Chains, term.ToString());
    }

    private void WriteTerm(CodeWriter writer, int first, int count, int chain, string term)
    {
        using (writer.Block(""))
        {
            writer.Line($"TLanes value = {Source(term)};");
            for (int sum = 0; sum < count; sum++)
                writer.Line($"{Name(sum, chain)} = TLanes.FusedMultiplyAdd(value, {Parameter(Weight(term, first + sum))}, {Name(sum, chain)});");
        }
    }

    private static string Parameter(string index) => $"TLanes.Broadcast(Unsafe.Add(ref parameters, {index}))";

    private string Name(int sum, int chain) => Chains == 1 ? $"sum{sum + 1}" : $"sum{sum + 1}_{chain}";
}
