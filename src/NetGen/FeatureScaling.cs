using System.Globalization;
using System.Numerics;
using NetGen.Runtime;

namespace NetGen;

/// <summary>
/// A stage of a network that scales each feature by an offset and a factor of its own: x' = (x - offset) * factor, and back x = x' / factor + offset, both in T.
/// At first it changes nothing: offsets 0, factors 1.
/// </summary>
/// <remarks>
/// <para>
/// It is state of the network, not parameters: no optimiser, penalty or average touches it, and it does not count in ParameterCount. Copies, checkpoints, model
/// files and frozen networks keep it.
/// </para>
/// <para>Thread safety: as the parameters, it may be read by many threads while nobody writes it.</para>
/// </remarks>
/// <typeparam name="T">The floating-point type of the network.</typeparam>
public sealed class FeatureScaling<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _offsets;
    private readonly T[] _factors;

    /// <summary>Makes a scaling that changes nothing.</summary>
    /// <param name="count">The number of features, at least one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    public FeatureScaling(int count)
    {
        ElementType.Require<T>();
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        _offsets = new T[count];
        _factors = new T[count];
        Rows = new WorkspacePool<T>(count);
        Reset();
    }

    /// <summary>The number of features.</summary>
    public int Count => _offsets.Length;

    /// <summary>What is subtracted from each feature.</summary>
    public ReadOnlySpan<T> Offsets => _offsets;

    /// <summary>What each difference is multiplied by; never 0.</summary>
    public ReadOnlySpan<T> Factors => _factors;

    /// <summary>Whether it changes nothing: all offsets are 0 and all factors 1.</summary>
    public bool IsIdentity => !_offsets.AsSpan().ContainsAnyExcept(T.Zero) && !_factors.AsSpan().ContainsAnyExcept(T.One);

    /// <summary>Memory for one row, lent to a call.</summary>
    internal WorkspacePool<T> Rows { get; }

    /// <summary>Sets what each feature is scaled by.</summary>
    /// <param name="offsets">What is subtracted: a mean, or a least value. One finite number for each feature.</param>
    /// <param name="factors">What the difference is multiplied by: 1 / standard deviation, or 1 / range. One finite number for each feature, not 0.</param>
    /// <remarks>Not to be called while another thread computes with the network.</remarks>
    /// <exception cref="ArgumentException">A span has the wrong length, or a number is not finite, or a factor is 0. Nothing is changed.</exception>
    public void Set(ReadOnlySpan<T> offsets, ReadOnlySpan<T> factors)
    {
        Require(offsets, nameof(offsets), mayBeZero: true);
        Require(factors, nameof(factors), mayBeZero: false);
        offsets.CopyTo(_offsets);
        factors.CopyTo(_factors);
    }

    /// <summary>Lets it change nothing: offsets 0, factors 1.</summary>
    public void Reset()
    {
        Array.Clear(_offsets);
        Array.Fill(_factors, T.One);
    }

    /// <summary>Scales rows: x' = (x - offset) * factor, each operation rounded to T.</summary>
    /// <param name="rows">Row-major [samples][<see cref="Count"/>].</param>
    /// <param name="scaled">As many numbers, overwritten; may be the same memory as <paramref name="rows"/>.</param>
    /// <exception cref="ArgumentException">The rows are no whole number of samples, or the spans have different lengths.</exception>
    public void Apply(ReadOnlySpan<T> rows, Span<T> scaled)
    {
        RequireRows(rows, scaled.Length, nameof(scaled));
        ScaledRows.Map<ScaledValue, T>(rows, this, scaled);
    }

    /// <summary>Scales rows back: x = x' / factor + offset, each operation rounded to T.</summary>
    /// <param name="scaled">Row-major [samples][<see cref="Count"/>].</param>
    /// <param name="rows">As many numbers, overwritten; may be the same memory as <paramref name="scaled"/>.</param>
    /// <exception cref="ArgumentException">The rows are no whole number of samples, or the spans have different lengths.</exception>
    public void Invert(ReadOnlySpan<T> scaled, Span<T> rows)
    {
        RequireRows(scaled, rows.Length, nameof(rows));
        ScaledRows.Map<RawValue, T>(scaled, this, rows);
    }

    private void RequireRows(ReadOnlySpan<T> rows, int length, string other)
    {
        if (rows.Length % Count != 0)
            throw new ArgumentException($"Rows of {Count} features are needed; {rows.Length} numbers are no whole number of them.");
        if (rows.Length != length)
            throw new ArgumentException($"{rows.Length} numbers are scaled, and there is room for {length}.", other);
    }

    private void Require(ReadOnlySpan<T> values, string argument, bool mayBeZero)
    {
        if (values.Length != Count)
            throw new ArgumentException($"{Count} features need {Count} {argument}; got {values.Length}.", argument);
        for (int feature = 0; feature < values.Length; feature++)
        {
            if (!T.IsFinite(values[feature]) || (!mayBeZero && values[feature] == T.Zero))
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"The {argument} of a scaling are finite{(mayBeZero ? "" : " and not 0")}; that of feature {feature} is {values[feature]}."), argument);
            }
        }
    }
}
