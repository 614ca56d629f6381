using System.Text;
using NetGen.Formats.Writing;

namespace NetGen.Drawing;

/// <summary>Draws the architecture of a network: as a picture, SVG, or as text that Markdown pages draw, Mermaid.</summary>
/// <remarks>
/// <para>
/// The SVG is one file that needs no other: no script, no font, no image. It is light or dark as the reader's system is, has a title and a description for screen
/// readers, and may be put into an HTML page as a file or as its text. Each layer is a column of neurons with its name and parameters above, its size
/// and activation below, and lines to the neurons of the next. Of a wide layer and of many layers the first and the last are drawn, with an ellipsis between
/// them; <see cref="DiagramOptions"/> says how many. With the options of the start, the picture of any network is smaller than 64 KB.
/// </para>
/// <para>
/// The Mermaid text has a node for each layer and an edge with the shape of each matrix. GitHub and many editors draw it where it stands in a block
/// of code that is marked <c>mermaid</c>; any network stays below the 50,000 characters that Mermaid reads.
/// </para>
/// <para>A picture depends on the description alone: the same network has the same text on every machine. Thread safety: any number of threads.</para>
/// </remarks>
/// <example>
/// <code>
/// Diagram.SaveSvg(DigitNet.Description, "digits.svg", new() { MaxNeurons = 16 });
/// string readme = $"```mermaid\n{Diagram.ToMermaid(DigitNet.Description)}```\n";
/// </code>
/// </example>
public static class Diagram
{
    /// <summary>A network as a picture.</summary>
    /// <param name="network">The network.</param>
    /// <param name="options">How much of a large network is drawn; null is what <see cref="DiagramOptions"/> says at first.</param>
    /// <returns>The text of an SVG file, in lines that end in \n.</returns>
    /// <exception cref="ArgumentNullException">The network is null.</exception>
    public static string ToSvg(NetworkDescription network, DiagramOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        return new SvgPicture(network, options ?? new DiagramOptions()).Draw();
    }

    /// <summary>A network as a flowchart of Mermaid.</summary>
    /// <param name="network">The network.</param>
    /// <returns>The text of the chart, in lines that end in \n, without the marks of a block of code.</returns>
    /// <exception cref="ArgumentNullException">The network is null.</exception>
    public static string ToMermaid(NetworkDescription network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return MermaidChart.Of(network);
    }

    /// <summary>Writes a network as a picture into a file, whole or not at all.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file, whose name should end in .svg; one that is there is replaced.</param>
    /// <param name="options">How much of a large network is drawn; null is what <see cref="DiagramOptions"/> says at first.</param>
    /// <exception cref="ArgumentNullException">The network or the path is null.</exception>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="IOException">The file cannot be written; one that was there is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void SaveSvg(NetworkDescription network, string path, DiagramOptions? options = null)
    {
        // No byte order mark: the text may be pasted into a page as it is.
        byte[] text = Encoding.UTF8.GetBytes(ToSvg(network, options));
        AtomicFile.Write(path, stream => stream.Write(text));
    }
}
