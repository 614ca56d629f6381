using System.Numerics;

namespace NetGen;

/// <summary>The work of a <see cref="GradientCheck"/>: moves one number at a time and looks at the loss.</summary>
internal sealed class GradientDifferences<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // How many roundings of the loss the difference of two losses may contain before it counts as an error of the gradient.
    private const double RoundingsOfLoss = 4;

    private readonly INetwork<T> _network;
    private readonly NetworkDescription _description;
    private readonly T[] _inputs;
    private readonly T[] _targets;
    private readonly T[] _scratch;
    private readonly DifferenceSteps _steps;
    private double _loss;
    private double _tolerance;

    internal GradientDifferences(INetwork<T> network, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, DifferenceSteps steps)
    {
        ArgumentNullException.ThrowIfNull(network);
        _description = network.Description;
        RequireSamples(inputs.Length, _description.InputSize, nameof(inputs));
        int samples = inputs.Length / _description.InputSize;
        if (targets.Length != samples * _description.OutputSize)
        {
            throw new ArgumentException(
                $"{_description}: targets has {targets.Length} values; {samples} samples of {_description.OutputSize} need {samples * _description.OutputSize}.", nameof(targets));
        }

        _network = network;
        _inputs = inputs.ToArray();
        _targets = targets.ToArray();
        _scratch = new T[_description.ParameterCount];
        _steps = steps;
    }

    internal GradientCheckResult Check(bool checkInputs, double tolerance, int maximumPerBlock)
    {
        Hyperparameter.RequirePositive(tolerance, nameof(tolerance));
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumPerBlock, 1);
        _tolerance = tolerance;

        var gradients = new T[_description.ParameterCount];
        var inputGradients = new T[checkInputs ? _inputs.Length : 0];
        T loss = _network.BackwardBatch(_inputs, _targets, gradients, checkInputs ? inputGradients : default);
        _loss = double.CreateChecked(loss);
        var result = new GradientCheckResult(_description, _loss, tolerance);

        T[] original = _network.Parameters.ToArray();
        try
        {
            CheckParameters(result, gradients, maximumPerBlock);
        }
        finally
        {
            original.CopyTo(_network.Parameters);
        }

        if (checkInputs)
            CheckInputs(result, inputGradients);
        return result;
    }

    private void CheckParameters(GradientCheckResult result, T[] gradients, int maximumPerBlock)
    {
        double floor = 0.05 * Largest(gradients);
        var worst = new GradientDeviation(0, 0, -1);
        foreach (ref readonly ParameterBlock block in _description.Blocks)
        {
            int count = Math.Min(block.Count, maximumPerBlock);
            for (int k = 0; k < count; k++)
            {
                // Evenly spread over the block, the first and all others distinct.
                int index = block.Offset + (int)((long)k * block.Count / count);
                GradientDeviation deviation = Compare(ref _network.Parameters[index], gradients[index], floor);
                result.CheckedParameterCount++;
                if (deviation.RelativeError > worst.RelativeError)
                {
                    worst = deviation;
                    result.WorstParameter = _description.GetPosition(index);
                }
            }
        }

        result.WorstParameterDeviation = worst;
    }

    private void CheckInputs(GradientCheckResult result, T[] inputGradients)
    {
        double floor = 0.05 * Largest(inputGradients);
        var worst = new GradientDeviation(0, 0, -1);
        for (int index = 0; index < _inputs.Length; index++)
        {
            GradientDeviation deviation = Compare(ref _inputs[index], inputGradients[index], floor);
            result.CheckedInputCount++;
            if (deviation.RelativeError > worst.RelativeError)
            {
                worst = deviation;
                result.WorstInput = index;
            }
        }

        result.WorstInputDeviation = worst;
    }

    /// <summary>Compares one derivative with differences by one number, which is as before afterwards.</summary>
    private GradientDeviation Compare(ref T number, T analytic, double floor)
    {
        T original = number;
        double derivative = double.CreateChecked(analytic);
        double step = _steps.First * Math.Max(1, Math.Abs(double.CreateChecked(original)));
        var best = new GradientDeviation(derivative, double.NaN, double.PositiveInfinity);

        // What the rounding of the loss alone can make of a difference by the first step must stay within the tolerance. Smaller steps magnify
        // the rounding, but excuse no error that the first has seen.
        double rounding = RoundingsOfLoss * _steps.Epsilon * Math.Abs(_loss) / step;
        for (int attempt = 0; attempt <= _steps.Retries; attempt++, step /= 4)
        {
            (double central, double left, double right) = Slopes(ref number, original, step);
            foreach (double numeric in (ReadOnlySpan<double>)[central, left, right])
            {
                double size = Math.Max(Math.Max(Math.Abs(derivative), Math.Abs(numeric)), Math.Max(floor, rounding / _tolerance));

                // Where both are exactly 0, so may be all that they are measured against.
                double error = derivative == numeric ? 0 : Math.Abs(derivative - numeric) / size;
                if (error < best.RelativeError || double.IsNaN(best.Numeric))
                    best = new GradientDeviation(derivative, numeric, double.IsNaN(error) ? double.PositiveInfinity : error);
                if (best.RelativeError <= _tolerance)
                    return best;
            }
        }

        return best;
    }

    /// <summary>The derivative from both sides, in fourth order, and from either side alone, in second order.</summary>
    private (double Central, double Left, double Right) Slopes(ref T number, T original, double step)
    {
        (double Offset, double Loss) left2 = Move(ref number, original, -2 * step);
        (double Offset, double Loss) left1 = Move(ref number, original, -step);
        (double Offset, double Loss) right1 = Move(ref number, original, step);
        (double Offset, double Loss) right2 = Move(ref number, original, 2 * step);
        double near = (right1.Loss - left1.Loss) / (right1.Offset - left1.Offset);
        double far = (right2.Loss - left2.Loss) / (right2.Offset - left2.Offset);
        return ((4 * near - far) / 3, OneSided(left1, left2), OneSided(right1, right2));
    }

    /// <summary>The slope at the number itself of the parabola through it and two points on one side.</summary>
    private double OneSided((double Offset, double Loss) near, (double Offset, double Loss) far)
    {
        double nearSlope = (near.Loss - _loss) / near.Offset;
        double farSlope = (far.Loss - _loss) / far.Offset;
        return (nearSlope * far.Offset - farSlope * near.Offset) / (far.Offset - near.Offset);
    }

    /// <summary>The loss with the number moved, and how far it really moved: the sum is rounded to T.</summary>
    private (double Offset, double Loss) Move(ref T number, T original, double offset)
    {
        number = T.CreateChecked(double.CreateChecked(original) + offset);
        double moved = double.CreateChecked(number) - double.CreateChecked(original);
        double loss = double.CreateChecked(_network.BackwardBatch(_inputs, _targets, _scratch));
        number = original;
        return (moved, loss);
    }

    private static double Largest(T[] values)
    {
        double largest = 0;
        foreach (T value in values)
            largest = Math.Max(largest, Math.Abs(double.CreateChecked(value)));
        return double.IsFinite(largest) ? largest : 0;
    }

    private void RequireSamples(int length, int size, string name)
    {
        if (length == 0 || length % size != 0)
            throw new ArgumentException($"{_description}: {name} has {length} values; a batch has {size} for each of at least one sample.", name);
    }
}
