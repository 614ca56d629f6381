using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Operations;

namespace NetGen.Generator.Emit.Unrolled;

/// <summary>
/// How the numbers of neighbouring neurons are written: each by itself, z1_1, or four as one vector of 128 bits, z1_1to4: as many additions in a quarter of
/// the instructions, each neuron's in the order of the scalars, hence with their bits.
/// </summary>
internal abstract class NumberText
{
    /// <summary>Four at once.</summary>
    public static NumberText Vectors { get; } = new VectorText();

    /// <summary>The type of a variable.</summary>
    public abstract string Type { get; }

    public abstract string Zero { get; }

    /// <summary>The numbers of a variable.</summary>
    protected abstract int Count { get; }

    /// <summary>One by one.</summary>
    public static NumberText Scalars(ElementType element) => new ScalarText(element);

    /// <summary>The first of the numbers of each variable.</summary>
    public IEnumerable<int> Firsts(int numbers) => Enumerable.Range(0, numbers / Count).Select(index => index * Count);

    /// <summary>The variable whose first number is that of an index from 0; names count from 1, as the seeds do: x1, a1_2.</summary>
    public virtual string Name(OperandBuffer buffer, int first) => $"{buffer.Name}{(buffer.Layout == BufferLayout.Scalars ? "_" : "")}{first + 1}";

    /// <summary>One number for all.</summary>
    public abstract string Broadcast(string scalar);

    /// <summary>Neighbours in memory: the reference is to the first.</summary>
    public abstract string Load(string place);

    /// <summary>What lies apart.</summary>
    public abstract string Gather(int first, Func<int, string> scalar);

    /// <summary>a * b + c, rounded once.</summary>
    public abstract string MultiplyAdd(string a, string b, string c);

    public abstract string Store(string place, string value);

    /// <summary>A sum of products as one expression, the first of them rounded.</summary>
    public string SumOfProducts(string[] left, Func<int, string> right) =>
        left.Skip(1).Select((factor, index) => (factor, index)).Aggregate($"{left[0]} * {right(0)}", (sum, next) => MultiplyAdd(right(next.index + 1), next.factor, sum));

    /// <summary>A sum in its order: one chain, term after term.</summary>
    public string Sum(SumOrder order, string[] terms) => (order.Start == SumStart.Zero ? Zero + " + " : "") + string.Join(" + ", terms);

    /// <summary>An element of a layer's weights, row-major: W1[5].</summary>
    public static string Weight(OperandBuffer matrix, int input, int output) => $"{matrix.Name}[{input * matrix.Stride + output}]";

    private sealed class ScalarText(ElementType element) : NumberText
    {
        public override string Type => element.Name;

        public override string Zero => "0";

        protected override int Count => 1;

        public override string Broadcast(string scalar) => scalar;

        public override string Load(string place) => place;

        public override string Gather(int first, Func<int, string> scalar) => scalar(first);

        public override string MultiplyAdd(string a, string b, string c) => $"{element.MathClass}.FusedMultiplyAdd({a}, {b}, {c})";

        public override string Store(string place, string value) => $"{place} = {value};";
    }

    private sealed class VectorText : NumberText
    {
        public override string Type => "Vector128<float>";

        public override string Zero => "Vector128<float>.Zero";

        protected override int Count => NeuronVectors.Neurons;

        public override string Name(OperandBuffer buffer, int first) => $"{base.Name(buffer, first)}to{first + Count}";

        public override string Broadcast(string scalar) => $"Vector128.Create({scalar})";

        public override string Load(string place) => $"Vector128.LoadUnsafe(in {place})";

        public override string Gather(int first, Func<int, string> scalar) => $"Vector128.Create({string.Join(", ", Enumerable.Range(first, Count).Select(scalar))})";

        public override string MultiplyAdd(string a, string b, string c) => $"Vector128.FusedMultiplyAdd({a}, {b}, {c})";

        public override string Store(string place, string value) => $"Vector128.StoreUnsafe({value}, ref {place});";
    }
}
