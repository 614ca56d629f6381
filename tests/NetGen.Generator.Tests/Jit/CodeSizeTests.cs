using System.Reflection;
using NetGen.Runtime;

namespace NetGen.Generator.Tests.Jit;

/// <summary>Generated methods, and those of the library that they call, stay well below the limits beyond which the JIT does not optimise.</summary>
public sealed class CodeSizeTests
{
    // The JIT's own limits are 60,000 bytes and 2,000 locals; its temporaries count as locals, and inlining adds many.
    // A network of named scalars is one method for all its passes, of which each leaves out what it does not need before its locals are counted.
    private const int LargestBody = 45_000;
    private const int MostLocals = 500;

    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    private static readonly Assembly s_probe = Assembly.LoadFrom(TierProbe.Path);

    public static TheoryData<string> Networks =>
        [.. s_probe.GetTypes().Where(type => type.IsDefined(typeof(NetworkAttribute))).Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void MethodsAreWithinTheBudget(string network)
    {
        MethodBase[] methods = [.. MethodsOf(network)];

        Assert.Contains(methods, method => method.Name == "Forward");
        Assert.Contains(methods, method => method.Name == "BackwardBatch");
        Assert.Contains(methods, method => method.DeclaringType!.Name.EndsWith("Kernels", StringComparison.Ordinal));
        Assert.All(methods, method => Assert.Equal([], Excesses(method)));
    }

    /// <summary>What networks call is code of the library's, compiled anew for the shapes of each.</summary>
    [Fact]
    public void MethodsOfTheLibraryAreWithinTheBudget()
    {
        IEnumerable<MethodBase> methods = typeof(ITile).Assembly.GetTypes().Where(type => type.Namespace == typeof(ITile).Namespace)
            .SelectMany(type => type.GetMethods(Declared)).Where(method => method.GetMethodBody() is not null);

        Assert.Contains(methods, method => method.Name == nameof(ITile.Sum));
        Assert.Equal([], methods.SelectMany(method => Excesses(method)));
    }

    [Fact]
    public void TheLargestUnrolledNetworkIsLarge()
    {
        // The budget would say nothing if no network came near it.
        Assert.Contains(MethodsOf("LargestUnrolledOnDemand"), method => Size(method) > LargestBody / 4);
    }

    [Fact]
    public void AnExcessIsFound()
    {
        MethodInfo large = typeof(CodeSizeTests).GetMethod(nameof(MethodsOf), Declared)!;
        Assert.Empty(Excesses(large));
        Assert.NotEmpty(Excesses(large, largestBody: 5));
        Assert.NotEmpty(Excesses(typeof(CodeSizeTests).GetMethod(nameof(WithLocals), Declared)!, mostLocals: 1));
    }

    private static IEnumerable<MethodBase> MethodsOf(string network)
    {
        IEnumerable<Type> types = s_probe.GetTypes().Where(type =>
            type.Name == network || type.Name.EndsWith($"_{network}Kernels", StringComparison.Ordinal));
        return types.SelectMany(type => type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared)))
            .Where(method => method.GetMethodBody() is not null);
    }

    private static int Size(MethodBase method) => method.GetMethodBody()!.GetILAsByteArray()!.Length;

    private static IEnumerable<string> Excesses(MethodBase method, int largestBody = LargestBody, int mostLocals = MostLocals)
    {
        if (Size(method) > largestBody)
            yield return $"{method.DeclaringType!.Name}.{method.Name} has {Size(method)} bytes of IL.";
        if (method.GetMethodBody()!.LocalVariables.Count > mostLocals)
            yield return $"{method.DeclaringType!.Name}.{method.Name} has {method.GetMethodBody()!.LocalVariables.Count} locals.";
    }

    private static int WithLocals(int[] values)
    {
        int sum = 0;
        foreach (int value in values)
            sum += value;
        return sum;
    }
}
