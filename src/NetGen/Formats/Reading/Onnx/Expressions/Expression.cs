using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetGen.Formats.Reading.Onnx.Expressions;

/// <summary>
/// A function of one variable z as a graph computes it node by node, in a form in which equal functions look equal: a sum of
/// products of z and of functions of such sums, multiplied out. Exporters write 0.5 * z * (1 + erf(z / sqrt 2)) in any order
/// of operations; here all of them are 0.5 z + 0.5 z Erf(0.707 z).
/// </summary>
/// <remarks>Small by construction: what is larger than any activation is given up, so that no file costs time.</remarks>
internal sealed class Expression
{
    // The largest activation, GELUTanh, has 2 terms, 7 factors, 1 function inside another and powers up to 3.
    private const int MostTerms = 8;
    private const int MostFactors = 64;
    private const int MostDepth = 6;
    private const int MostPower = 8;

    private readonly Term[] _terms;

    private Expression(double constant, Term[] terms)
    {
        Constant = constant;
        _terms = terms;
        foreach (Term term in terms)
        {
            foreach (Factor factor in term.Factors)
            {
                Size += factor.Size;
                Depth = Math.Max(Depth, factor.Depth);
                MixesOutputs |= factor.MixesOutputs;
            }
        }
    }

    /// <summary>z itself.</summary>
    public static Expression Variable { get; } = new(0, new[] { new Term(1, new[] { new Factor(null, Array.Empty<double>(), null, 1) }) });

    /// <summary>What does not depend on z.</summary>
    public double Constant { get; }

    /// <summary>The number of factors in it, those inside functions included.</summary>
    public int Size { get; }

    /// <summary>How deep functions are inside one another.</summary>
    public int Depth { get; }

    /// <summary>Whether a value depends on others of the same sample, too, as in softmax.</summary>
    public bool MixesOutputs { get; }

    /// <summary>A number that this is never below; minus infinity where none is known.</summary>
    public double Least => Constant + _terms.Sum(static term => term.Range.Least);

    /// <summary>A number that this is never above; infinity where none is known.</summary>
    public double Most => Constant + _terms.Sum(static term => term.Range.Most);

    /// <summary>Whether this is slope z + offset, the slope not 0.</summary>
    public bool IsAffine(out double slope, out double offset)
    {
        offset = Constant;
        slope = 0;
        if (_terms.Length != 1 || _terms[0].Factors.Length != 1 || !_terms[0].Factors[0].IsVariable)
            return false;
        slope = _terms[0].Coefficient;
        return true;
    }

    /// <summary>A function of an expression, by the name of its operator.</summary>
    public static Expression Of(string function, Expression argument, params double[] parameters) =>
        Bounded(new Expression(0, new[] { new Term(1, new[] { new Factor(function, parameters, argument, 1) }) }));

    public Expression Add(Expression other)
    {
        var terms = new List<Term>(_terms);
        foreach (Term term in other._terms)
            AddTerm(terms, term);
        return Bounded(new Expression(Finite(Constant + other.Constant), terms.ToArray()));
    }

    public Expression Add(double constant) => new(Finite(Constant + constant), _terms);

    public Expression Multiply(double factor)
    {
        if (factor == 0)
            throw new NotAnActivationException("it is multiplied by 0");
        var terms = new Term[_terms.Length];
        for (int i = 0; i < terms.Length; i++)
            terms[i] = new Term(Finite(_terms[i].Coefficient * factor), _terms[i].Factors);
        return new Expression(Finite(Constant * factor), terms);
    }

    public Expression Multiply(Expression other)
    {
        var terms = new List<Term>();
        foreach (Term left in _terms)
        {
            foreach (Term right in other._terms)
                AddTerm(terms, new Term(Finite(left.Coefficient * right.Coefficient), Join(left.Factors, right.Factors)));
            if (other.Constant != 0)
                AddTerm(terms, new Term(Finite(left.Coefficient * other.Constant), left.Factors));
        }

        if (Constant != 0)
        {
            foreach (Term right in other._terms)
                AddTerm(terms, new Term(Finite(Constant * right.Coefficient), right.Factors));
        }

        return Bounded(new Expression(Finite(Constant * other.Constant), terms.ToArray()));
    }

    /// <summary>Whether this is the same function, up to the rounding of constants to float.</summary>
    public bool IsSame(Expression other) => IsMultiple(other, 1) && Closeness.AreClose(Constant, other.Constant, 1);

    /// <summary>Whether this is scale * other + shift for some scale and shift.</summary>
    public bool IsAffineOf(Expression other, out double scale, out double shift)
    {
        scale = 0;
        shift = 0;
        if (_terms.Length == 0 || _terms.Length != other._terms.Length)
            return false;
        foreach (Term term in other._terms)
        {
            if (!_terms[0].HasSameFactors(term))
                continue;
            scale = _terms[0].Coefficient / term.Coefficient;
            if (Closeness.AreClose(scale, 1, 0))
                scale = 1;
            shift = Closeness.AreClose(Constant, scale * other.Constant, 0) ? 0 : Constant - scale * other.Constant;
            return IsMultiple(other, scale);
        }

        return false;
    }

    /// <summary>Whether this is scale * function(argument) + shift, for whatever argument it is.</summary>
    public bool IsAffineOfFunction(string function, out Expression? argument, out double scale, out double shift)
    {
        bool isOne = _terms.Length == 1 && _terms[0].Factors.Length == 1 && _terms[0].Factors[0] is { Power: 1 } factor && factor.Function == function;
        argument = isOne ? _terms[0].Factors[0].Argument : null;
        scale = isOne ? _terms[0].Coefficient : 0;
        shift = Constant;
        return isOne;
    }

    /// <summary>The formula, for messages.</summary>
    public override string ToString()
    {
        const int Longest = 200;
        var parts = new List<string>();
        foreach (Term term in _terms)
            parts.Add(term.ToString());
        if (Constant != 0 || parts.Count == 0)
            parts.Add(Text(Constant));
        string text = string.Join(" + ", parts);
        return text.Length > Longest ? text.Substring(0, Longest) + "..." : text;
    }

    private static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    private bool IsMultiple(Expression other, double scale)
    {
        if (_terms.Length != other._terms.Length || Size != other.Size || Depth != other.Depth)
            return false;
        var matched = new bool[_terms.Length];
        foreach (Term term in _terms)
        {
            int match = 0;
            while (match < matched.Length && (matched[match] || !term.IsTimes(other._terms[match], scale)))
                match++;
            if (match == matched.Length)
                return false;
            matched[match] = true;
        }

        return true;
    }

    private static void AddTerm(List<Term> terms, Term added)
    {
        for (int i = 0; i < terms.Count; i++)
        {
            if (!terms[i].HasSameFactors(added))
                continue;
            double coefficient = Finite(terms[i].Coefficient + added.Coefficient);
            if (coefficient == 0)
                terms.RemoveAt(i);
            else
                terms[i] = new Term(coefficient, terms[i].Factors);
            return;
        }

        if (terms.Count == MostTerms)
            throw new NotAnActivationException("it has more terms than any activation");
        terms.Add(added);
    }

    private static Factor[] Join(Factor[] left, Factor[] right)
    {
        var factors = new List<Factor>(left);
        foreach (Factor factor in right)
        {
            int same = factors.FindIndex(factor.HasSameBase);
            if (same >= 0)
                factors[same] = factors[same].ToPower(factors[same].Power + factor.Power);
            else
                factors.Add(factor);
        }

        if (factors.Exists(static factor => factor.Power > MostPower))
            throw new NotAnActivationException("it has higher powers than any activation");
        return factors.ToArray();
    }

    private static Expression Bounded(Expression expression)
    {
        if (expression.Size > MostFactors || expression.Depth > MostDepth)
            throw new NotAnActivationException("it is larger than any activation");
        return expression;
    }

    private static double Finite(double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
            throw new NotAnActivationException("it has a constant that is not finite");
        return value;
    }

    /// <summary>A coefficient times a product.</summary>
    private sealed class Term
    {
        public Term(double coefficient, Factor[] factors)
        {
            Coefficient = coefficient;
            Factors = factors;
        }

        public double Coefficient { get; }

        public Factor[] Factors { get; }

        /// <summary>What the term is at least and at most; a product is not looked into.</summary>
        public (double Least, double Most) Range
        {
            get
            {
                (double least, double most) = Factors.Length == 1 && Factors[0].Power == 1 ? FunctionRanges.Of(Factors[0].Function, Factors[0].Parameters) : FunctionRanges.Of(null, Array.Empty<double>());
                return Coefficient > 0 ? (Coefficient * least, Coefficient * most) : (Coefficient * most, Coefficient * least);
            }
        }

        public bool HasSameFactors(Term other)
        {
            if (ReferenceEquals(Factors, other.Factors))
                return true;
            if (Factors.Length != other.Factors.Length)
                return false;

            // Each factor has a base of its own, so that finding each once is finding all.
            foreach (Factor factor in Factors)
            {
                if (!Array.Exists(other.Factors, candidate => candidate.Power == factor.Power && candidate.HasSameBase(factor)))
                    return false;
            }

            return true;
        }

        public bool IsTimes(Term other, double scale) => Closeness.AreClose(Coefficient, other.Coefficient * scale, 0) && HasSameFactors(other);

        public override string ToString() => $"{(Coefficient == 1 ? "" : Text(Coefficient) + " ")}{string.Join<Factor>(" ", Factors)}";
    }

    /// <summary>A power of z or of a function.</summary>
    private sealed class Factor
    {
        public Factor(string? function, double[] parameters, Expression? argument, int power)
        {
            Function = function;
            Parameters = parameters;
            Argument = argument;
            Power = power;
        }

        public string? Function { get; }

        public double[] Parameters { get; }

        public Expression? Argument { get; }

        public int Power { get; }

        public bool IsVariable => Function is null && Power == 1;

        public bool MixesOutputs => Function is "Softmax" or "LogSoftmax" || Argument is { MixesOutputs: true };

        public int Size => 1 + (Argument?.Size ?? 0);

        public int Depth => Argument is null ? 0 : 1 + Argument.Depth;

        public Factor ToPower(int power) => new(Function, Parameters, Argument, power);

        public bool HasSameBase(Factor other)
        {
            if (ReferenceEquals(Argument, other.Argument) && Function == other.Function && ReferenceEquals(Parameters, other.Parameters))
                return true;
            if (Function != other.Function || Parameters.Length != other.Parameters.Length)
                return false;
            for (int i = 0; i < Parameters.Length; i++)
            {
                if (!Closeness.AreClose(Parameters[i], other.Parameters[i], 0))
                    return false;
            }

            return Argument is null || Argument.IsSame(other.Argument!);
        }

        public override string ToString()
        {
            string text = Function is null ? "z" : $"{Function}({Argument})";
            return Power == 1 ? text : $"{text}^{Power.ToString(CultureInfo.InvariantCulture)}";
        }
    }
}
