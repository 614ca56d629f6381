namespace NetGen.Tests.Reference;

/// <summary>
/// A fully connected network in double precision, written from the formulas of the seeds with plain loops: slow, and
/// obviously right. z(l) = a(l-1) W(l) + b(l), a(l) = f(z(l)); delta(L) from the loss, delta(l) = delta(l+1) W(l+1)^T *
/// f'(z(l)); dW(l) = a(l-1)^T delta(l), db(l) = delta(l).
/// </summary>
/// <param name="sizes">Neurons per layer, inputs first.</param>
/// <param name="activations">One per layer with weights; the output's last.</param>
/// <param name="loss">The loss.</param>
/// <param name="hasBias">z = a W + b, or z = a W.</param>
/// <param name="l2">Adds l2 sum W^2 to the loss; biases excluded.</param>
/// <param name="hiddenParameter">The number that the activations of hidden layers depend on; NaN is its default.</param>
/// <param name="outputParameter">The same of the output.</param>
internal sealed class ReferenceNetwork(int[] sizes, Activation[] activations, Loss loss, bool hasBias = true, double l2 = 0, double hiddenParameter = double.NaN, double outputParameter = double.NaN)
{
    public int InputSize => sizes[0];

    public int OutputSize => sizes[^1];

    public int LayerCount => sizes.Length - 1;

    public int ParameterCount => Enumerable.Range(1, LayerCount).Sum(layer => (sizes[layer - 1] + (hasBias ? 1 : 0)) * sizes[layer]);

    /// <summary>The offset of W(layer) in the flat parameters; layers count from 1.</summary>
    public int WeightsOffset(int layer) =>
        Enumerable.Range(1, layer - 1).Sum(before => (sizes[before - 1] + (hasBias ? 1 : 0)) * sizes[before]);

    /// <summary>The offset of b(layer) in the flat parameters.</summary>
    public int BiasesOffset(int layer) => WeightsOffset(layer) + sizes[layer - 1] * sizes[layer];

    /// <summary>The outputs of a batch, row-major.</summary>
    public double[] Forward(double[] parameters, double[] inputs)
    {
        var outputs = new double[inputs.Length / InputSize * OutputSize];
        for (int sample = 0; sample < inputs.Length / InputSize; sample++)
            Propagate(parameters, Row(inputs, sample, InputSize)).A[^1].CopyTo(outputs, sample * OutputSize);
        return outputs;
    }

    /// <summary>The mean loss of a batch, 1/samples sum weight * loss, with the L2 penalty. Without weights each is 1.</summary>
    public double MeanLoss(double[] parameters, double[] inputs, double[] targets, double[]? sampleWeights = null)
    {
        int samples = inputs.Length / InputSize;
        double sum = 0;
        for (int sample = 0; sample < samples; sample++)
        {
            Pass pass = Propagate(parameters, Row(inputs, sample, InputSize));
            sum += (sampleWeights?[sample] ?? 1) * ReferenceLosses.Value(loss, pass.Z[^1], pass.A[^1], Row(targets, sample, OutputSize));
        }

        return sum / samples + Penalty(parameters);
    }

    /// <summary>The mean loss of a batch and the gradients of that mean by the parameters and by the inputs.</summary>
    public (double Loss, double[] Gradients, double[] InputGradients) Backward(double[] parameters, double[] inputs, double[] targets, double[]? sampleWeights = null)
    {
        int samples = inputs.Length / InputSize;
        var gradients = new double[ParameterCount];
        var inputGradients = new double[inputs.Length];
        for (int sample = 0; sample < samples; sample++)
        {
            Pass pass = Propagate(parameters, Row(inputs, sample, InputSize));
            double[] y = Row(targets, sample, OutputSize);
            double[] delta = OutputDelta(pass, y);
            for (int j = 0; j < OutputSize; j++)
                delta[j] *= (sampleWeights?[sample] ?? 1) / samples;
            BackPropagate(parameters, pass, delta, gradients).CopyTo(inputGradients, sample * InputSize);
        }

        AddPenaltyGradient(parameters, gradients);
        return (MeanLoss(parameters, inputs, targets, sampleWeights), gradients, inputGradients);
    }

    /// <summary>The vector-Jacobian product: gradients by the outputs go back to the parameters, summed over the batch, and to the inputs.</summary>
    public (double[] Gradients, double[] InputGradients) BackwardFromOutput(double[] parameters, double[] inputs, double[] outputGradients)
    {
        var gradients = new double[ParameterCount];
        var inputGradients = new double[inputs.Length];
        for (int sample = 0; sample < inputs.Length / InputSize; sample++)
        {
            Pass pass = Propagate(parameters, Row(inputs, sample, InputSize));
            double[] delta = ThroughOutputActivation(pass, Row(outputGradients, sample, OutputSize));
            BackPropagate(parameters, pass, delta, gradients).CopyTo(inputGradients, sample * InputSize);
        }

        return (gradients, inputGradients);
    }

    /// <summary>z and a of every layer for one sample; index 0 is the input.</summary>
    public Pass Propagate(double[] parameters, double[] input)
    {
        var pass = new Pass(new double[sizes.Length][], new double[sizes.Length][]);
        pass.Z[0] = pass.A[0] = input;
        for (int layer = 1; layer <= LayerCount; layer++)
        {
            (int weights, int biases) = (WeightsOffset(layer), BiasesOffset(layer));
            var z = new double[sizes[layer]];
            for (int j = 0; j < sizes[layer]; j++)
            {
                z[j] = hasBias ? parameters[biases + j] : 0;
                for (int i = 0; i < sizes[layer - 1]; i++)
                    z[j] += pass.A[layer - 1][i] * parameters[weights + i * sizes[layer] + j];
            }

            var a = new double[sizes[layer]];
            if (activations[layer - 1] == Softmax)
                ReferenceLosses.Softmax(z, a);
            else if (activations[layer - 1] == LogSoftmax)
                ReferenceLosses.LogSoftmax(z, a);
            else
                a = Array.ConvertAll(z, value => ReferenceActivations.Value(activations[layer - 1], value, layer == LayerCount ? outputParameter : hiddenParameter));
            (pass.Z[layer], pass.A[layer]) = (z, a);
        }

        return pass;
    }

    /// <summary>d loss / d z of the output layer for one sample: a - y where the loss is fused, else dL/da f'(z).</summary>
    public double[] OutputDelta(Pass pass, double[] y)
    {
        double[] a = pass.A[^1];
        var delta = new double[OutputSize];
        if (loss == SoftmaxCE)
        {
            // -sum y_k log p_k has the gradient p_j sum y_k - y_j: p - y where the target is a distribution.
            double total = y.Sum();
            var p = new double[OutputSize];
            ReferenceLosses.Softmax(pass.Z[^1], p);
            for (int j = 0; j < OutputSize; j++)
                delta[j] = p[j] * total - y[j];
            return delta;
        }

        for (int j = 0; j < OutputSize; j++)
            delta[j] = loss == SigmoidBCE ? a[j] - y[j] : ReferenceLosses.GradientByOutput(loss, a[j], y[j], OutputSize);
        return ReferenceLosses.IsFused(loss) ? delta : ThroughOutputActivation(pass, delta);
    }

    private double[] ThroughOutputActivation(Pass pass, double[] outputGradients)
    {
        double[] a = pass.A[^1];
        var delta = new double[OutputSize];
        var p = new double[OutputSize];
        ReferenceLosses.Softmax(pass.Z[^1], p);
        double weighted = 0;
        for (int j = 0; j < OutputSize; j++)
            weighted += outputGradients[j] * a[j];
        for (int j = 0; j < OutputSize; j++)
        {
            // The Jacobian of softmax is da_k/dz_j = a_k ([j = k] - a_j), that of its logarithms [j = k] - p_j.
            delta[j] = activations[^1] switch
            {
                Softmax => a[j] * (outputGradients[j] - weighted),
                LogSoftmax => outputGradients[j] - p[j] * outputGradients.Sum(),
                _ => outputGradients[j] * ReferenceActivations.Derivative(activations[^1], pass.Z[^1][j], outputParameter),
            };
        }

        return delta;
    }

    /// <summary>Adds dW and db of one sample to the gradients and returns d loss / d input.</summary>
    private double[] BackPropagate(double[] parameters, Pass pass, double[] delta, double[] gradients)
    {
        for (int layer = LayerCount; layer >= 1; layer--)
        {
            (int weights, int biases) = (WeightsOffset(layer), BiasesOffset(layer));
            var back = new double[sizes[layer - 1]];
            for (int j = 0; j < sizes[layer]; j++)
            {
                if (hasBias)
                    gradients[biases + j] += delta[j];
                for (int i = 0; i < sizes[layer - 1]; i++)
                {
                    int weight = weights + i * sizes[layer] + j;
                    gradients[weight] += pass.A[layer - 1][i] * delta[j];
                    back[i] += delta[j] * parameters[weight];
                }
            }

            for (int i = 0; layer > 1 && i < back.Length; i++)
                back[i] *= ReferenceActivations.Derivative(activations[layer - 2], pass.Z[layer - 1][i], hiddenParameter);
            delta = back;
        }

        return delta;
    }

    private double Penalty(double[] parameters)
    {
        double sum = 0;
        for (int layer = 1; layer <= LayerCount; layer++)
        {
            for (int k = WeightsOffset(layer); k < BiasesOffset(layer); k++)
                sum += parameters[k] * parameters[k];
        }

        return l2 * sum;
    }

    private void AddPenaltyGradient(double[] parameters, double[] gradients)
    {
        for (int layer = 1; layer <= LayerCount; layer++)
        {
            for (int k = WeightsOffset(layer); k < BiasesOffset(layer); k++)
                gradients[k] += 2 * l2 * parameters[k];
        }
    }

    private static double[] Row(double[] rows, int row, int size) => rows.AsSpan(row * size, size).ToArray();

    /// <summary>The pre-activations and activations of one sample, layer by layer.</summary>
    internal sealed record Pass(double[][] Z, double[][] A);
}
