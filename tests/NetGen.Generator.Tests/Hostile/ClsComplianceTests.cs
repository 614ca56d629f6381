namespace NetGen.Generator.Tests.Hostile;

/// <summary>Spans and NetGen's own types are outside the common language specification; an assembly that keeps to it has networks all the same.</summary>
public sealed class ClsComplianceTests
{
    private const string Networks =
        """
        namespace Sample
        {
            [Network(3, 4, 2, Loss = SoftmaxCE)] public partial class Unrolled;
            [Network(64, 32, 10, Unroll = Unroll.Never, Precision = Precision.Double)] public sealed partial class Loops;
            public partial class Outer { [Network(3, 2)] protected partial class Inner; }
            [Network("policy.onnx")] public static partial class Frozen;
            // The compiler warns of the array in the attribute of an internal class, too, and of a mark on it: that is for the user to choose.
        #pragma warning disable CS3016
            [Network(3, 4, 1, Loss = SigmoidBCE)] internal partial class Hidden;
            partial class Outer { [Network(3, 2)] private partial class Secret; }
        }
        """;

    /// <summary>Who has marked a class has said it all.</summary>
    [Fact]
    public void IsNotDeniedTwice() => NetworkCompiler.Compile(
    [
        "[assembly: CLSCompliant(true)]",
        "[Network(3, 2)] public partial class Net; [CLSCompliant(false)] public partial class Net;",
        "[CLSCompliant(false)] public partial class Outer { [Network(3, 2)] public partial class Inner; }",
    ], CompilationSettings.Default with { Documentation = false }).Dispose();

    [Theory]
    [InlineData("[assembly: CLSCompliant(true)]")]
    [InlineData("[assembly: CLSCompliant(false)]")]
    [InlineData("")]
    public void GivesNoWarning(string attribute) => NetworkCompiler.Compile(
        [attribute, Networks],
        CompilationSettings.Default with { Documentation = false, ModelFiles = [Models.Policy] }).Dispose();
}
