using System.Globalization;
using System.Text;

namespace NetGen.Generator.Tests.Analyzers.Calls;

/// <summary>A method that makes one call of a network, with arguments written in any of the ways the analyzer reads.</summary>
/// <param name="Name">The method's name; it takes an int n.</param>
/// <param name="Text">The method, and the fields it uses.</param>
/// <param name="IsDetermined">Whether the source determines the length of every argument, so that the analyzer must see every fault.</param>
internal sealed record RandomCall(string Name, string Text, bool IsDetermined)
{
    /// <summary>The networks that are called, and what hides a length.</summary>
    public const string Declarations =
        """
        [Network(3, 4, 2, Loss = SoftmaxCE)] partial class Classes;
        [Network(2, 3, Loss = SigmoidBCE)] partial class Bits;
        [Network(4, 1, Precision = Precision.Double)] partial class Real;
        [Network(1, 2, 1, Bias = false)] partial class Small;
        static class Hidden { internal static T[] Make<T>(int length) => new T[length]; }

        """;

    private sealed record Shape(string Name, string Element, int Inputs, int Outputs, int Parameters, bool Classifies, bool HasLabels);

    private static readonly Shape[] s_shapes =
    [
        new("Classes", "float", 3, 2, 26, true, true),
        new("Bits", "float", 2, 3, 9, true, false),
        new("Real", "double", 4, 1, 5, false, false),
        new("Small", "float", 1, 1, 4, false, false),
    ];

    /// <summary>Draws a call.</summary>
    /// <param name="number">The number that tells its method from others.</param>
    /// <param name="random">The source of randomness.</param>
    /// <returns>The call.</returns>
    public static RandomCall Draw(int number, Random random) => new Writer(number, random).Write();

    private sealed class Writer(int number, Random random)
    {
        private readonly Shape _shape = s_shapes[random.Next(s_shapes.Length)];
        private readonly StringBuilder _fields = new();
        private readonly StringBuilder _statements = new();
        private readonly List<string> _arguments = [];
        private bool _isDetermined = true;
        private int _names;

        public RandomCall Write()
        {
            string call = random.Next(9) switch
            {
                0 => Forward(),
                1 or 2 => ForwardBatch(),
                3 => Backward(),
                4 or 5 => BackwardBatch(weighted: false),
                6 => BackwardBatch(weighted: true),
                7 => FromOutput(),
                _ => _shape.Classifies && random.Next(2) == 0 ? Classify() : Construct(),
            };
            if (random.Next(3) == 0)
                random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_arguments));
            string arguments = string.Join(", ", _arguments);
            string name = $"Case{number}";
            string text =
                $$"""
                {{_fields}}
                internal static void {{name}}(int n)
                {
                    {{_statements}}
                    _ = n;
                    {{call}}({{arguments}});
                }

                """;
            return new(name, text, _isDetermined);
        }

        private string Forward()
        {
            Add("input", Vary(_shape.Inputs));
            Add("output", Vary(_shape.Outputs));
            return $"new {_shape.Name}().Forward";
        }

        private string ForwardBatch()
        {
            int samples = random.Next(4);
            Rows("inputs", _shape.Inputs, samples);
            Rows("outputs", _shape.Outputs, samples);
            return $"new {_shape.Name}().ForwardBatch";
        }

        private string Classify()
        {
            Add("input", Vary(_shape.Inputs));
            return $"new {_shape.Name}().Classify";
        }

        private string Construct()
        {
            Add("parameters", Vary(_shape.Parameters));
            return $"_ = new {_shape.Name}";
        }

        private string Backward()
        {
            Add("input", Vary(_shape.Inputs));
            if (_shape.HasLabels && random.Next(2) == 0)
                _arguments.Add($"label: {Label()}");
            else
                Add("target", Vary(_shape.Outputs));
            Add("gradients", Vary(_shape.Parameters));
            if (random.Next(2) == 0)
                Add("inputGradients", Vary(_shape.Inputs), optional: true);
            return $"new {_shape.Name}().Backward";
        }

        private string BackwardBatch(bool weighted)
        {
            int samples = random.Next(4);
            Rows("inputs", _shape.Inputs, samples);
            if (_shape.HasLabels && random.Next(2) == 0)
                Labels(Vary(samples));
            else
                Rows("targets", _shape.Outputs, samples);
            if (weighted)
                Rows("sampleWeights", 1, samples, optional: true);
            Add("gradients", Vary(_shape.Parameters));
            if (random.Next(2) == 0)
                Rows("inputGradients", _shape.Inputs, samples, optional: true);
            return $"new {_shape.Name}().BackwardBatch";
        }

        private string FromOutput()
        {
            bool batch = random.Next(2) == 0;
            int samples = batch ? random.Next(4) : 1;
            Rows(batch ? "inputs" : "input", _shape.Inputs, samples, batch);
            Rows("outputGradients", _shape.Outputs, samples, batch);
            bool byParameters = random.Next(3) > 0;
            if (byParameters)
                Add("gradients", Vary(_shape.Parameters), optional: true);
            if (!byParameters || random.Next(2) == 0)
                Rows("inputGradients", _shape.Inputs, samples, batch, optional: true);
            return $"new {_shape.Name}().BackwardFromOutput{(batch ? "Batch" : "")}";
        }

        /// <summary>A length that is right most of the time.</summary>
        private int Vary(int right) => random.Next(8) switch
        {
            0 => right + 1,
            1 => Math.Max(0, right - 1),
            2 when random.Next(3) == 0 => random.Next(8),
            _ => right,
        };

        private void Rows(string parameter, int size, int samples, bool batch = true, bool optional = false)
        {
            // Now and then the number of samples is known at run time only.
            if (batch && random.Next(4) == 0)
            {
                _isDetermined = false;
                string count = random.Next(2) == 0 ? $"n * {Math.Max(1, Vary(size))}" : $"{Math.Max(1, Vary(size))} * n";
                _arguments.Add($"{parameter}: {Own($"new {_shape.Element}[{count}]")}");
                return;
            }

            Add(parameter, Vary(size * samples), optional);
        }

        /// <summary>Adds an argument. One that is optional and empty may be left out: whether it is, its source need not tell.</summary>
        private void Add(string parameter, int length, bool optional = false)
        {
            _isDetermined &= length > 0 || !optional;
            _arguments.Add($"{parameter}: {Memory(_shape.Element, length)}");
        }

        private string Label() => Number(random.Next(4) == 0 ? 2 : random.Next(2));

        private void Labels(int count)
        {
            string[] labels = [.. Enumerable.Range(0, count).Select(_ => random.Next(8) == 0 ? "2" : random.Next(2).ToString(CultureInfo.InvariantCulture))];
            string array = $"new int[] {{ {string.Join(", ", labels)} }}";
            if (random.Next(2) == 0)
            {
                _arguments.Add($"labels: {array}");
                return;
            }

            // The elements of a variable may change, so the analyzer does not look at them.
            _isDetermined &= !labels.Contains("2");
            _arguments.Add($"labels: {Own(array)}");
        }

        private string Memory(string element, int length)
        {
            string zeros = string.Join(", ", Enumerable.Repeat("0", length));
            int start = random.Next(3);
            switch (random.Next(13))
            {
                case 0:
                    return $"new {element}[] {{ {zeros} }}";
                case 1:
                    return $"[{zeros}]";
                case 2:
                    return $"new {element}[{Number(length + start)}].AsSpan({Number(start)}, {Number(length)})";
                case 3:
                    return $"new {element}[{Number(length + start)}].AsSpan({Number(start)})";
                case 4:
                    return $"(new {element}[{length + 5}])[{start}..{start + length}]";
                case 5:
                    return $"new {element}[{length + start}].AsSpan()[..^{start}]";
                case 6:
                    return $"new {element}[{length + 2}].AsSpan().Slice(1, {Number(length)}).ToArray()";
                case 7:
                    return Own($"new {element}[{Number(length)}]");
                case 8:
                    string size = Number(length);
                    string span = Name();
                    _statements.AppendLine(CultureInfo.InvariantCulture, $"Span<{element}> {span} = stackalloc {element}[{size}];");
                    return span;
                case 9:
                    string field = Name();
                    _fields.AppendLine(CultureInfo.InvariantCulture, $"private static readonly {element}[] {field} = new {element}[{length}];");
                    return field;
                case 10:
                    _isDetermined = false;
                    return $"Hidden.Make<{element}>({length})";
                case 11:
                    _isDetermined = false;
                    string name = Name();
                    _statements.AppendLine(CultureInfo.InvariantCulture, $"var {name} = new {element}[{random.Next(9)}];");
                    _statements.AppendLine(CultureInfo.InvariantCulture, $"{name} = new {element}[{length}];");
                    return name;
                default:
                    return $"new {element}[{Number(length)}]";
            }
        }

        /// <summary>A variable of the method's with this value.</summary>
        private string Own(string value)
        {
            string name = Name();
            _statements.AppendLine(CultureInfo.InvariantCulture, $"var {name} = {value};");
            return name;
        }

        private string Number(int value)
        {
            switch (random.Next(8))
            {
                case 0:
                    return Own(value.ToString(CultureInfo.InvariantCulture));
                case 1:
                    string constant = Name();
                    _statements.AppendLine(CultureInfo.InvariantCulture, $"const int {constant} = {value};");
                    return constant;
                case 2:
                    return $"{value + 2} - 2";
                case 3:
                    return $"{value * 3} / 3";
                case 4:
                    return $"new int[{value}].Length";
                case 5:
                    return $"{value} % {value + 1}";
                case 6 when value >= _shape.Inputs:
                    return $"{_shape.Name}.InputSize + {value - _shape.Inputs}";
                default:
                    return value.ToString(CultureInfo.InvariantCulture);
            }
        }

        private string Name() => $"local{number}_{++_names}";
    }
}
