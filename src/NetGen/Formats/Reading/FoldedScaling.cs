using System;
using System.Collections.Generic;
using System.Globalization;
using NetGen.Formats.Reading.Onnx.Stages;

namespace NetGen.Formats.Reading;

/// <summary>
/// What it costs that a scaling of a layer's inputs, n = (x - mean) / deviation, is part of its weights. Step by step x - mean is
/// exact; folded, W / deviation is rounded and multiplied by x, which is as large as the mean is, and then cancelled by the bias.
/// </summary>
/// <remarks>
/// The loss of a neuron is r = u sum |w| |mean| / deviation, divided by the Euclidean norm of w: w are its weights of n, u is half a
/// unit in the last place of 1, and the norm is the deviation of what the neuron computes where those of n are 1. Measured on random
/// layers of 2 to 256 inputs, means of 10^2 to 10^6 deviations and 2,000 samples each, the root of the mean squared error of a neuron
/// is 0.2 to 1.7 r, and the worst error of a sample up to 4 r; step by step no error is above 3 * 10^-6.
/// </remarks>
internal sealed class FoldedScaling
{
    // 2^-16: about what a network of a hundred inputs loses anyway.
    internal const double WorthARemark = 1.0 / (1 << 16);

    internal const double MostAccepted = 1e-3;

    private const double HalfUnitOfSingle = 1.0 / (1 << 24);

    private const double HalfUnitOfDouble = 1.0 / (1L << 53);

    private readonly string _node;
    private readonly Neuron[] _neurons;

    // Whether a network with Scaling.Inputs does what the graph does, and needs no folding.
    private readonly bool _canBeDeclared;

    private FoldedScaling(string node, Neuron[] neurons, bool canBeDeclared)
    {
        _canBeDeclared = canBeDeclared;
        _node = node;
        _neurons = neurons;
    }

    /// <summary>The scaling in front of a matrix, or null where there is none.</summary>
    /// <param name="node">The node of the matrix.</param>
    /// <param name="weights">The weights of the scaled values, [inputs][outputs].</param>
    /// <param name="outputs">The number of neurons.</param>
    /// <param name="scale">What each input is multiplied by; null is 1.</param>
    /// <param name="shift">What is added to that; null is 0.</param>
    /// <param name="deviation">The deviations of the scaled values; null is 1.</param>
    /// <param name="taken">Which inputs of the network they are; null is all.</param>
    /// <param name="isOfInputs">Whether the inputs of the network are scaled, rather than values within it.</param>
    public static FoldedScaling? IntoMatrix(string node, double[] weights, int outputs, double[]? scale, double[]? shift, double[]? deviation, TakenInputs? taken, bool isOfInputs)
    {
        if (shift is null)
            return null;
        var neurons = new Neuron[outputs];
        for (int j = 0; j < outputs; j++)
        {
            double sum = 0;
            double squares = 0;
            double largest = 0;
            int worst = 0;
            for (int i = 0; i < shift.Length; i++)
            {
                // What does not depend on the input is a constant, whatever it is.
                if (scale is not null && scale[i] == 0)
                    continue;
                double weight = weights[i * outputs + j];
                double part = Math.Abs(weight * shift[i]);
                double spread = weight * DeviationOf(deviation, i);
                sum += part;
                squares += spread * spread;
                if (part > largest)
                {
                    largest = part;
                    worst = i;
                }
            }

            // A sum that is not finite has weights that are not, which are no question of rounding.
            if (squares > 0 && sum > 0 && !double.IsInfinity(squares))
                neurons[j] = new Neuron(sum / Math.Sqrt(squares), taken?[worst] ?? worst, Math.Abs(shift[worst]) / DeviationOf(deviation, worst));
        }

        return new FoldedScaling(node, neurons, isOfInputs && (scale is null || Array.IndexOf(scale, 0) < 0));
    }

    /// <summary>The scaling of the network's inputs where an activation follows and no matrix, or null where there is none.</summary>
    public static FoldedScaling? IntoDiagonal(string node, double[]? scale, double[]? shift, double[]? deviation, TakenInputs? taken)
    {
        if (shift is null)
            return null;
        var neurons = new Neuron[shift.Length];
        for (int j = 0; j < neurons.Length; j++)
        {
            if (scale is not null && scale[j] == 0)
                continue;
            double amplification = Math.Abs(shift[j]) / DeviationOf(deviation, j);
            neurons[j] = new Neuron(amplification, taken?[j] ?? j, amplification);
        }

        return new FoldedScaling(node, neurons, canBeDeclared: false);
    }

    /// <summary>The same for some of the neurons.</summary>
    public FoldedScaling Take(int[] neurons) => new(_node, Array.ConvertAll(neurons, neuron => _neurons[neuron]), _canBeDeclared);

    /// <summary>Judges the scaling where the weights are rounded to a precision.</summary>
    /// <param name="toDouble">Whether that is double precision rather than single.</param>
    /// <param name="remarks">Gets a sentence where the loss is worth knowing.</param>
    /// <exception cref="ModelFileException">The loss is too large.</exception>
    public void Judge(bool toDouble, ICollection<string> remarks)
    {
        int worst = 0;
        for (int j = 1; j < _neurons.Length; j++)
        {
            if (_neurons[j].Amplification > _neurons[worst].Amplification)
                worst = j;
        }

        double loss = _neurons[worst].Amplification * (toDouble ? HalfUnitOfDouble : HalfUnitOfSingle);
        if (loss < WorthARemark)
            return;
        string cost = $"the scaling of its input is folded into weights of {(toDouble ? "double" : "single")} precision, which costs about {Text(loss)} of the deviation of what neuron {worst} computes, "
            + $"because input {_neurons[worst].Input} (both counted from 0) is shifted by {Text(_neurons[worst].Shift)} deviations";
        if (loss >= MostAccepted)
        {
            string wayOut = toDouble ? "" : "; or export it in double precision, and give the network Precision = Precision.Double";
            string scale = _canBeDeclared ? "Give the network Scaling = Scaling.Inputs, so that it scales them as the file does; or scale the inputs" : "Scale the inputs";
            throw new ModelFileException(_node, $"{cost}; at most {Text(MostAccepted)} is accepted. {scale} before the network gets them, and export the model without that{wayOut}", null);
        }

        remarks.Add(ModelFileException.Describe(_node, cost));
    }

    private static double DeviationOf(double[]? deviation, int index) => deviation is null ? 1 : Math.Abs(deviation[index]);

    private static string Text(double value) => value.ToString("G3", CultureInfo.InvariantCulture);

    /// <summary>The sum over the inputs by which half a unit is multiplied, and the input that has the largest part in it.</summary>
    private readonly struct Neuron
    {
        public Neuron(double amplification, int input, double shift)
        {
            Amplification = amplification;
            Input = input;
            Shift = shift;
        }

        public double Amplification { get; }

        public int Input { get; }

        public double Shift { get; }
    }
}
