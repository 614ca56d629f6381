using System.Globalization;
using System.Text;
using NetGen.Drawing;

namespace NetGen.Reporting;

/// <summary>
/// Text in HTML and SVG. What is put into a line as a text is escaped, as a fraction is rounded to a tenth of a pixel, and as other markup is left as it is: that
/// a name is a name and no tag is nobody's task but this one's.
/// </summary>
internal sealed class Markup : IFormatProvider, ICustomFormatter
{
    private readonly StringBuilder _text = new();

    /// <summary>Text that is markup already.</summary>
    public static Markup Of(string markup)
    {
        var text = new Markup();
        text._text.Append(markup);
        return text;
    }

    /// <summary>Adds a line, which ends in \n.</summary>
    public Markup Line(FormattableString line) => Add(line).Add($"\n");

    public Markup Add(FormattableString part)
    {
        _text.Append(part.ToString(this));
        return this;
    }

    public Markup Add(Markup other)
    {
        _text.Append(other._text);
        return this;
    }

    public override string ToString() => _text.ToString();

    object? IFormatProvider.GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

    string ICustomFormatter.Format(string? format, object? arg, IFormatProvider? formatProvider) => arg switch
    {
        null => "",
        string text => XmlText.Escape(text),
        Markup other => other.ToString(),
        double value => Coordinate(value),
        IFormattable value => value.ToString(format, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"{arg.GetType().Name} is no part of a page."),
    };

    private static string Coordinate(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);
}
