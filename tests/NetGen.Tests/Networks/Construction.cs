using System.Linq.Expressions;
using System.Numerics;
using System.Reflection;

namespace NetGen.Tests.Networks;

/// <summary>The constructors of a network whose type is only known at run time.</summary>
internal static class Construction
{
    /// <summary>The constructor that takes the parameters; reflection cannot pass it a span, a compiled expression can.</summary>
    public static Func<T[], TNetwork> FromParameters<TNetwork, T>()
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ConstructorInfo constructor = typeof(TNetwork).GetConstructor([typeof(ReadOnlySpan<T>)])
            ?? throw new InvalidOperationException($"{typeof(TNetwork)} has no constructor that takes its parameters.");
        ParameterExpression values = Expression.Parameter(typeof(T[]));
        return Expression.Lambda<Func<T[], TNetwork>>(Expression.New(constructor, Expression.Convert(values, typeof(ReadOnlySpan<T>))), values).Compile();
    }
}
