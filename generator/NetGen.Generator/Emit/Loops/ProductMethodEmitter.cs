using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Operations;

namespace NetGen.Generator.Emit.Loops;

/// <summary>Writes the method of a product, z = a W + b or delta W^T with its function, of one sample or of rows of samples. Layers of one form share it.</summary>
internal static class ProductMethodEmitter
{
    /// <summary>The methods of some products, each of the first layer of its form.</summary>
    public static IEnumerable<CodeText> Parts(NetworkPlan plan, IEnumerable<Product> products) =>
        products.Where(product => Form(product)(plan.FormOf(product.Layer)) == product.Layer).Select(product => Text(plan, product));

    /// <summary>Whether the method is for rows: dot products of one sample are those of a single row.</summary>
    public static bool TakesRows(Product product) => product.Kernel is ProductKernel.Tiles or ProductKernel.Dots;

    /// <summary>The call of a product's method.</summary>
    public static string Call(NetworkPlan plan, Product product, string samples, Func<OperandBuffer, string> reference)
    {
        string lanes = product.Kernel is ProductKernel.PartOfRow { InShortVectors: true } ? "Lanes128<float>" : "TLanes";
        return $"{Name(product, Form(product)(plan.FormOf(product.Layer)))}<{lanes}>({Operands(product, reference, samples)});";
    }

    /// <summary>What a method is given, in the order of its parameters.</summary>
    private static string Operands(Product product, Func<OperandBuffer, string> operand, string samples)
    {
        var operands = new[] { product.Left, product.Matrix, product.Bias, (product.Function as ProductFunction.Derivative)?.Source, product.Result }.OfType<OperandBuffer>().Select(operand).ToList();
        if (TakesRows(product))
            operands.Insert(1, samples);
        return string.Join(", ", operands);
    }

    private static Func<LayerForms, int> Form(Product product) => product.IsOfErrors ? forms => forms.Errors : forms => forms.Forward;

    private static string Name(Product product, int layer) => $"{(product.IsOfErrors ? "Error" : "Forward")}{(TakesRows(product) ? "Rows" : "Row")}{layer}";

    private static CodeText Text(NetworkPlan plan, Product product)
    {
        string parameters = Operands(product, operand => $"ref {plan.Element} {ProductBodyText.NameOf(operand)}", "nuint samples");
        return $$"""
            /// <summary>{{XmlText.Escape(OperationText.Product(product))}}, of {{(TakesRows(product) ? "rows of samples" : "one sample")}}{{CommentText.Others(plan, product.Layer, Form(product))}}{{XmlText.Escape(OperationText.DerivativeIn(product))}}.</summary>
            {{LaneMethod.Text(plan, $"private static void {Name(product, product.Layer)}<TLanes>({parameters})", new ProductBodyText(plan, product).Text(), isInlined: !TakesRows(product))}}
            """;
    }
}
