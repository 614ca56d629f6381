using System.Numerics;
using NetGen.Data;
using NetGen.Evaluation;

namespace NetGen.Reporting;

/// <summary>How well a network does on samples: one number for the head of the page, and sections.</summary>
/// <param name="Score">The number, with what it is; null where the samples cannot be judged.</param>
/// <param name="Sections">The sections.</param>
internal sealed record Judgement(Fact? Score, IReadOnlyList<ReportSection> Sections)
{
    /// <summary>Judges a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">Samples that fit it.</param>
    /// <param name="samples">What they are called.</param>
    /// <param name="names">The names of classes, labels or outputs; null for those of the samples, or numbers.</param>
    public static Judgement Of<T>(INetwork<T> network, IDataSource<T> data, string samples, IReadOnlyList<string>? names)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        try
        {
            return OutputMeanings.Of(network.Description, data) switch
            {
                OutputMeaning.Classes => ClassJudgement.Of(ClassificationReport.Create(network, data, names), samples),
                OutputMeaning.Labels => LabelJudgement.Of(MultiLabelReport.Create(network, data, names), samples),
                _ => NumberJudgement.Of(network, data, RegressionReport.Create(network, data, names), samples),
            };
        }
        catch (ArgumentException error)
        {
            // The samples fit: it is a value that has no score, such as NaN. The rest of the page is what shows why, and shall not be lost.
            Markup note = new Markup().Line($"<p class=\"note\">{error.Message}</p>");
            return new Judgement(null, [new ReportSection("judgement", $"No judgement on {samples}", note, IsWide: true)]);
        }
    }
}
