using System.Numerics;

namespace NetGen.BitsProbe;

/// <summary>What a training calls besides single passes and Adam: a pass that is kept, classes, SGD and the other optimisers.</summary>
internal static class TrainingResults
{
    private const int FewSteps = 2;

    public static List<(string Name, string Hash)> Compute<TNetwork, T>(TNetwork network, Func<TNetwork> create, ThreadTeam team, Work work)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var results = new List<(string, string)>();
        T[] inputs = Results.Numbers<T>(1, work.Samples * TNetwork.InputSize);
        T[] targets = [.. Results.Numbers<T>(2, work.Samples * TNetwork.OutputSize).Select(T.Abs)];
        T[] gradients = new T[TNetwork.ParameterCount];
        T[] inputGradients = new T[inputs.Length];

        using (NetworkPass<T> pass = network.CreatePass(work.Samples))
        {
            pass.Forward(inputs);
            results.Add(("forward", Results.Hash(pass.Outputs)));
            pass.Backward(targets, gradients, inputGradients);
            results.Add(("from-outputs", Results.Hash<T>([.. gradients, .. inputGradients])));
        }

        if (network is IClassifier<T> classifier)
        {
            int[] classes = [.. Enumerable.Range(0, work.Samples).Select(sample => classifier.Classify(inputs.AsSpan(sample * TNetwork.InputSize, TNetwork.InputSize)))];
            results.Add(("classes", Results.Hash<int>(classes)));
            Array.Clear(classes);
            classifier.ClassifyBatch(inputs, classes);
            results.Add(("classes", Results.Hash<int>(classes)));
        }

        Train("sgd", network => Optimizer.Sgd<T>(network, learningRate: 0.01, momentum: 0.9), work.Steps);
        Train("sgd-nesterov", network => Optimizer.Sgd<T>(network, learningRate: 0.01, momentum: 0.9, nesterov: true, weightDecay: 0.01), FewSteps);
        Train("adamw", network => Optimizer.AdamW<T>(network), FewSteps);
        Train("rmsprop", network => Optimizer.RmsProp<T>(network), FewSteps);
        Train("adagrad", network => Optimizer.Adagrad<T>(network), FewSteps);
        return results;

        void Train(string name, Func<TNetwork, Optimizer<T>> createOptimizer, int steps)
        {
            TNetwork trained = create();
            trained.Team = team;
            Optimizer<T> optimizer = createOptimizer(trained);
            for (int step = 0; step < steps; step++)
            {
                trained.BackwardBatch(inputs.AsSpan(0, Work.StepSamples * TNetwork.InputSize), targets.AsSpan(0, Work.StepSamples * TNetwork.OutputSize), gradients);
                optimizer.Step(gradients);
            }

            results.Add((name, Results.Hash<T>(trained.Parameters)));
        }
    }
}
