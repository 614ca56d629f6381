extern alias generator;

using System.Numerics;
using generator::NetGen.Generator.Planning;

namespace NetGen.Generator.Tests.Planning.Interpreting;

/// <summary>A sum in its order, term after term: what <see cref="SumOrder"/> says, as code.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="order">The order.</param>
internal sealed class OrderedSum<T>(SumOrder order)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _chains = new T[order.Chains];
    private int _next;
    private bool _isFirst;

    /// <summary>Begins anew.</summary>
    /// <param name="initial">What the sum starts from, where its order says so.</param>
    public void Start(T initial)
    {
        Array.Clear(_chains);
        if (order.Start == SumStart.Initial)
            _chains[0] = initial;
        _next = 0;
        _isFirst = order.Start == SumStart.FirstTerm;
    }

    /// <summary>Adds a product, which is rounded with the sum, or alone where the chain starts from it.</summary>
    public void AddProduct(T left, T right)
    {
        ref T chain = ref _chains[_next];
        chain = _isFirst ? left * right : T.FusedMultiplyAdd(left, right, chain);
        Advance();
    }

    /// <summary>Adds a term.</summary>
    public void Add(T term)
    {
        ref T chain = ref _chains[_next];
        chain = _isFirst ? term : chain + term;
        Advance();
    }

    /// <summary>The sum.</summary>
    public T Join() => Join(order, _chains);

    /// <summary>Joins chains, which are overwritten.</summary>
    public static T Join(SumOrder order, Span<T> chains)
    {
        for (int half = chains.Length / 2; half >= 1; half /= 2)
        {
            for (int chain = 0; chain < half; chain++)
                chains[chain] += chains[chain + half];
        }

        return order.EndsPositive ? chains[0] + T.Zero : chains[0];
    }

    /// <summary>The next term is the next chain's.</summary>
    private void Advance()
    {
        if (++_next < _chains.Length)
            return;
        _next = 0;
        _isFirst = false;
    }
}
