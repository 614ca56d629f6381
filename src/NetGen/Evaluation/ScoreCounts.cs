namespace NetGen.Evaluation;

/// <summary>What precision and recall of each class or label are made of, and their averages as scikit-learn's precision_recall_fscore_support has them.</summary>
internal sealed class ScoreCounts(IReadOnlyList<string> names)
{
    private readonly long[] _truePositives = new long[names.Count];
    private readonly long[] _predicted = new long[names.Count];
    private readonly long[] _expected = new long[names.Count];

    public void Add(int index, long truePositives, long predicted, long expected)
    {
        _truePositives[index] += truePositives;
        _predicted[index] += predicted;
        _expected[index] += expected;
    }

    public ClassScores[] Each()
    {
        var scores = new ClassScores[names.Count];
        for (int index = 0; index < scores.Length; index++)
            scores[index] = ClassScores.Of(names[index], _truePositives[index], _predicted[index], _expected[index]);
        return scores;
    }

    /// <summary>The scores of all counts together.</summary>
    public ClassScores Micro()
    {
        long truePositives = 0, predicted = 0, expected = 0;
        for (int index = 0; index < names.Count; index++)
        {
            truePositives += _truePositives[index];
            predicted += _predicted[index];
            expected += _expected[index];
        }

        return ClassScores.Of("micro avg", truePositives, predicted, expected);
    }

    /// <summary>The plain mean.</summary>
    public static ClassScores Macro(ReadOnlySpan<ClassScores> scores) => Mean("macro avg", scores, bySupport: false);

    /// <summary>The mean weighted by support; 0 where there is none.</summary>
    public static ClassScores Weighted(ReadOnlySpan<ClassScores> scores) => Mean("weighted avg", scores, bySupport: true);

    private static ClassScores Mean(string name, ReadOnlySpan<ClassScores> scores, bool bySupport)
    {
        var precision = new CompensatedSum();
        var recall = new CompensatedSum();
        var f1 = new CompensatedSum();
        long support = 0;
        foreach (ClassScores score in scores)
        {
            double weight = bySupport ? score.Support : 1;
            precision.Add(weight * score.Precision);
            recall.Add(weight * score.Recall);
            f1.Add(weight * score.F1);
            support += score.Support;
        }

        double weights = bySupport ? Math.Max(1, support) : scores.Length;
        return new ClassScores(name, precision.Value / weights, recall.Value / weights, f1.Value / weights, support);
    }
}
