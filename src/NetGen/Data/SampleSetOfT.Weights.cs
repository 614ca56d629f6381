namespace NetGen.Data;

// The same samples with other weights and names.
public sealed partial class SampleSet<T>
{
    /// <summary>The weights with which every class counts alike: those that scikit-learn calls balanced.</summary>
    /// <returns>
    /// For each class samples / (classes * samples of the class), computed in double precision and rounded once. Classes are, as there, those
    /// that have samples; one that has none gets 0, which weighs nothing. The weights of all samples add up to <see cref="Count"/>.
    /// </returns>
    /// <exception cref="NotSupportedException">The samples have no labels.</exception>
    public T[] ClassWeights()
    {
        RequireLabels();
        var counts = new int[ClassCount];
        int present = 0;
        for (int row = 0; row < Count; row++)
        {
            if (counts[GetLabel(row)]++ == 0)
                present++;
        }

        var weights = new T[ClassCount];
        for (int label = 0; label < weights.Length; label++)
        {
            if (counts[label] > 0)
                weights[label] = T.CreateChecked(Count / ((double)present * counts[label]));
        }

        return weights;
    }

    /// <summary>The same samples with weights of their own in the loss, in the place of any that they have.</summary>
    /// <param name="weights">One weight per sample in the order of this set, 0 or more and finite; not copied.</param>
    /// <returns>A set over the same memory.</returns>
    /// <exception cref="ArgumentException">There is not one weight for each sample.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative, infinite or NaN.</exception>
    public SampleSet<T> WithWeights(ReadOnlyMemory<T> weights)
    {
        SampleGuard.PerSample(Owner, nameof(weights), weights.Length, Count);
        SampleGuard.Weights(Owner, nameof(weights), weights.Span, "sample");
        return new SampleSet<T>(this) { _weights = weights, _weightRows = null, HasWeights = true };
    }

    /// <summary>The same samples, each with the weight of its class; weights that they have are multiplied by it.</summary>
    /// <param name="classWeights">One weight per class, 0 or more and finite: <see cref="ClassWeights"/>, or others.</param>
    /// <returns>A set over the same memory, with one weight per sample in memory of its own.</returns>
    /// <remarks>
    /// To balance, take the weights of the samples that train, after they have been split off: <c>training.WithClassWeights(training.ClassWeights())</c>.
    /// </remarks>
    /// <exception cref="ArgumentException">There is not one weight for each class.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative, infinite or NaN, or a product of two is infinite.</exception>
    /// <exception cref="NotSupportedException">The samples have no labels.</exception>
    public SampleSet<T> WithClassWeights(ReadOnlySpan<T> classWeights)
    {
        RequireLabels();
        if (classWeights.Length != ClassCount)
            throw new ArgumentException(FormattableString.Invariant($"{Owner}: {nameof(classWeights)} has {classWeights.Length} elements and needs {ClassCount}, one for each class."), nameof(classWeights));
        SampleGuard.Weights(Owner, nameof(classWeights), classWeights, "class");
        var weights = new T[Count];
        for (int row = 0; row < weights.Length; row++)
            weights[row] = GetWeight(row) * classWeights[GetLabel(row)];
        return WithWeights(weights);
    }

    /// <summary>The same samples with names of their inputs.</summary>
    /// <param name="names">One name per input, each another one; copied.</param>
    /// <returns>A set over the same memory.</returns>
    /// <exception cref="ArgumentNullException">The names are null.</exception>
    /// <exception cref="ArgumentException">There is not one name for each input, or two are the same.</exception>
    public SampleSet<T> WithColumnNames(IReadOnlyList<string> names) =>
        new(this) { ColumnNames = Array.AsReadOnly(SampleGuard.Names(Owner, nameof(names), names, InputSize)) };

    /// <summary>The same samples with names of their targets.</summary>
    /// <param name="names">One name per target, each another one; copied.</param>
    /// <returns>A set over the same memory.</returns>
    /// <exception cref="ArgumentNullException">The names are null.</exception>
    /// <exception cref="ArgumentException">There is not one name for each target, or two are the same.</exception>
    /// <exception cref="NotSupportedException">The samples have no targets, but labels or nothing.</exception>
    public SampleSet<T> WithTargetNames(IReadOnlyList<string> names)
    {
        if (HasLabels || TargetSize == 0)
            throw new NotSupportedException($"{Owner}: the samples have no targets{(HasLabels ? $", but labels; {nameof(WithClassNames)} names their classes" : "")}.");
        return new SampleSet<T>(this) { TargetNames = Array.AsReadOnly(SampleGuard.Names(Owner, nameof(names), names, TargetSize)) };
    }

    /// <summary>The same samples with names of their classes.</summary>
    /// <param name="names">One name per class, by label, each another one; copied.</param>
    /// <returns>A set over the same memory.</returns>
    /// <exception cref="ArgumentNullException">The names are null.</exception>
    /// <exception cref="ArgumentException">There is not one name for each class, or two are the same.</exception>
    /// <exception cref="NotSupportedException">The samples have no labels.</exception>
    public SampleSet<T> WithClassNames(IReadOnlyList<string> names)
    {
        RequireLabels();
        return new SampleSet<T>(this) { ClassNames = Array.AsReadOnly(SampleGuard.Names(Owner, nameof(names), names, ClassCount)) };
    }
}
