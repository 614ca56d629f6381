using System.Numerics;
using NetGen.Data;

namespace NetGen.Training;

/// <summary>What a <see cref="TrainingReport"/> shows beside the history of a training. What is not set is left out of it.</summary>
/// <typeparam name="T">The floating-point type of the network.</typeparam>
/// <example>
/// <code>
/// TrainingReport.Create(network, fit, new()
/// {
///     Title = "Digits, 32 hidden neurons",
///     Data = training,
///     TestData = test,
///     LogarithmicLoss = true,
/// }).Save("run.html");
/// </code>
/// </example>
public sealed class TrainingReportOptions<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>What is written above the report and into the tab of a browser; null, as at first, is the network's name.</summary>
    public string? Title { get; set; }

    /// <summary>Whether losses are on a logarithmic axis, on which those of 0 have no place; false at first.</summary>
    public bool LogarithmicLoss { get; set; }

    /// <summary>
    /// The samples that the network was trained on. The gradients of a batch of up to 256 of them are shown, and where there is no <see cref="TestData"/> the network
    /// is judged by them, which the report says. Null, as at first, takes those of <see cref="TestData"/> for the gradients.
    /// </summary>
    public IDataSource<T>? Data { get; set; }

    /// <summary>
    /// Samples that the network has not seen, by which it is judged: classes by a confusion matrix and their scores, numbers by predicted over true ones and their errors,
    /// labels by their scores. It is read as by <see cref="Evaluation.ClassificationReport"/> and its likes. Null, as at first, for none.
    /// </summary>
    public IDataSource<T>? TestData { get; set; }

    /// <summary>A name for each class, label or number that the network says; null, as at first, takes the class names of a <see cref="SampleSet{T}"/>, or numbers.</summary>
    public IReadOnlyList<string>? OutputNames { get; set; }
}
