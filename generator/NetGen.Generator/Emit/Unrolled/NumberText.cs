using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Operations;

namespace NetGen.Generator.Emit.Unrolled;

/// <summary>
/// How the numbers of neighbouring neurons are written: each by itself, z1_1, or four as one vector of 128 bits, z1_1to4: as many additions in a quarter of
/// the instructions, each neuron's in the order of the scalars, hence with their bits.
/// </summary>
/// <param name="type">The type of a variable.</param>
/// <param name="count">The numbers of a variable: 1, or those of a vector.</param>
/// <param name="multiplyAdd">The fused multiply-add.</param>
internal sealed class NumberText(string type, int count, string multiplyAdd)
{
    /// <summary>Four at once.</summary>
    public static NumberText Vectors { get; } = new("Vector128<float>", NeuronVectors.Neurons, "MultiplyAdd.Of");

    public string Type => type;

    public string Zero => IsVector ? $"{type}.Zero" : "0";

    private bool IsVector => count > 1;

    /// <summary>One by one.</summary>
    public static NumberText Scalars(ElementType element) => new(element.Name, count: 1, element.MathClass + ".FusedMultiplyAdd");

    /// <summary>An element of a layer's weights, row-major: W1[5].</summary>
    public static string Weight(OperandBuffer matrix, int input, int output) => $"{matrix.Name}[{input * matrix.Stride + output}]";

    /// <summary>The first of the numbers of each variable.</summary>
    public IEnumerable<int> Firsts(int numbers) => Enumerable.Range(0, numbers / count).Select(index => index * count);

    /// <summary>The variable whose first number is that of an index from 0; names count from 1, as the seeds do: x1, a1_2.</summary>
    public string Name(OperandBuffer buffer, int first) =>
        $"{buffer.Name}{(buffer.Layout == BufferLayout.Scalars ? "_" : "")}{first + 1}{(IsVector ? $"to{first + count}" : "")}";

    /// <summary>One number for all.</summary>
    public string Broadcast(string scalar) => IsVector ? $"Vector128.Create({scalar})" : scalar;

    /// <summary>Neighbours in memory: the reference is to the first.</summary>
    public string Load(string place) => IsVector ? $"Vector128.LoadUnsafe(in {place})" : place;

    public string Store(string place, string value) => IsVector ? $"Vector128.StoreUnsafe({value}, ref {place});" : $"{place} = {value};";

    /// <summary>What lies apart.</summary>
    public string Gather(int first, Func<int, string> scalar) => Broadcast(string.Join(", ", Enumerable.Range(first, count).Select(scalar)));

    /// <summary>a * b + c, rounded once.</summary>
    public string MultiplyAdd(string a, string b, string c) => $"{multiplyAdd}({a}, {b}, {c})";

    /// <summary>A sum of products as one expression, the first of them rounded.</summary>
    public string SumOfProducts(string[] left, Func<int, string> right) =>
        left.Skip(1).Select((factor, index) => (factor, index)).Aggregate($"{left[0]} * {right(0)}", (sum, next) => MultiplyAdd(right(next.index + 1), next.factor, sum));

    /// <summary>A sum in its order: one chain, term after term.</summary>
    public string Sum(SumOrder order, string[] terms) => (order.Start == SumStart.Zero ? Zero + " + " : "") + string.Join(" + ", terms);
}
