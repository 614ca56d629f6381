using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Tests.Incrementality;

/// <summary>The search finds what it looks for, wherever it hides.</summary>
public sealed class RoslynObjectSearchTests
{
    private static readonly SyntaxTree s_tree = CSharpSyntaxTree.ParseText("[System.Obsolete] class C;");
    private static readonly CSharpCompilation s_compilation =
        CSharpCompilation.Create("Search", [s_tree], [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)]);

    private static ISymbol Symbol => s_compilation.GetTypeByMetadataName("C")!;

    public static TheoryData<string> ForbiddenKinds =>
        ["Compilation", "ISymbol", "SyntaxNode", "SyntaxTree", "Location", "AttributeData", "SemanticModel"];

    private static object Forbidden(string kind) => kind switch
    {
        "Compilation" => s_compilation,
        "ISymbol" => Symbol,
        "SyntaxNode" => s_tree.GetRoot(),
        "SyntaxTree" => s_tree,
        "Location" => s_tree.GetRoot().GetLocation(),
        "AttributeData" => Symbol.GetAttributes().Single(),
        "SemanticModel" => s_compilation.GetSemanticModel(s_tree),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    [Theory]
    [MemberData(nameof(ForbiddenKinds))]
    public void FindsEachKind(string kind)
    {
        Assert.StartsWith("value is a ", RoslynObjectSearch.Find(Forbidden(kind)), StringComparison.Ordinal);
        Assert.StartsWith("value.<Content>k__BackingField is a ", RoslynObjectSearch.Find(new Model("a", Forbidden(kind))), StringComparison.Ordinal);
    }

    [Fact]
    public void FindsWhatHides()
    {
        object symbol = Symbol;
        AssertFound(new Derived(Symbol));
        AssertFound(new[] { new object[] { "a" }, [symbol] });
        AssertFound(new List<object> { 1, symbol });
        AssertFound(new Dictionary<string, object> { ["key"] = symbol });
        AssertFound(new Dictionary<object, int> { [symbol] = 1 });
        AssertFound(ImmutableArray.Create(1, symbol));
        AssertFound(ImmutableList.Create(1, symbol));
        AssertFound((1, (2, symbol)));
        AssertFound(KeyValuePair.Create(1, symbol));
        AssertFound((Func<string?>)(() => symbol.ToString()));
        AssertFound(new Lazy<string?>(() => symbol.ToString()));
        AssertFound(s_tree.GetRoot().GetFirstToken());
        AssertFound(((CompilationUnitSyntax)s_tree.GetRoot()).Members);
        AssertFound(new Cycle { Next = new Cycle { Value = symbol } });
    }

    [Fact]
    public void TellsTheWayToIt()
    {
        string? found = RoslynObjectSearch.Find(new object[] { 1, new Derived(Symbol) });
        Assert.StartsWith("value[1]._hidden is a ", found, StringComparison.Ordinal);
    }

    [Fact]
    public void EndsOnCycles()
    {
        var cycle = new Cycle { Value = "a" };
        cycle.Next = new Cycle { Next = cycle };
        Assert.Null(RoslynObjectSearch.Find(cycle));
    }

    [Fact]
    public void PassesPlainValues()
    {
        Assert.Null(RoslynObjectSearch.Find(null));
        Assert.Null(RoslynObjectSearch.Find(new Model("a", ImmutableArray.Create(1, 2))));
        Assert.Null(RoslynObjectSearch.Find((typeof(string), DayOfWeek.Friday, 1.5, "text", new Dictionary<string, int[]> { ["a"] = [1] })));
    }

    private static void AssertFound(object value) => Assert.NotNull(RoslynObjectSearch.Find(value));

    private sealed record Model(string Name, object Content);

    private class Base(ISymbol hidden)
    {
        private readonly ISymbol _hidden = hidden;

        public string Name => _hidden.Name;
    }

    private sealed class Derived(ISymbol hidden) : Base(hidden);

    private sealed class Cycle
    {
        public Cycle? Next { get; set; }

        public object? Value { get; set; }
    }
}
