using System.Globalization;
using System.Text;
using NetGen.Benchmarks.Speed;

namespace NetGen.Benchmarks.Peers;

/// <summary>How a layer's weights lie in memory, and with that the order of its loops.</summary>
internal enum WeightLayout
{
    /// <summary>[outputs][inputs]: each output is a dot product.</summary>
    Dot,

    /// <summary>[inputs][outputs]: each input adds a multiple of a row to all outputs.</summary>
    Axpy,
}

/// <summary>
/// A network as a programmer or a generator writes it in plain C: every size a constant, static arrays, simple loops that the compiler
/// is to make fast. The parameters of a small network are constants in its forward pass, too.
/// </summary>
internal sealed class CSource(Workload workload, WeightLayout layout)
{
    /// <summary>Beyond this, no compiler does anything with the values, and reading them takes it minutes.</summary>
    private const int MostConstants = 10_000;

    private readonly StringBuilder _text = new();
    private readonly NetworkDescription _network = workload.Network;

    private int LayerCount => _network.Sizes.Length - 1;

    private bool HasConstants => _network.ParameterCount <= MostConstants;

    /// <summary>The whole source.</summary>
    public string Write()
    {
        _text.Append(
            """
            #include <math.h>
            #include <string.h>
            #define ALIGNED __attribute__((aligned(64)))
            #define INLINE static inline __attribute__((always_inline))

            """);
        for (int layer = 0; layer < LayerCount; layer++)
            WriteArrays(layer);
        WriteCopy("net_load", "const float*", "{0}=*p++;", forgetsMoments: true);
        WriteCopy("net_save", "float*", "*p++={0};", forgetsMoments: false);
        WriteForward();
        new CTrainingSource(workload, layout, _text).Write();
        return _text.ToString();
    }

    /// <summary>The statements of a forward pass from x; the outputs are in the last h.</summary>
    internal static void WriteLayers(StringBuilder text, Workload workload, WeightLayout layout, string weights, string biases)
    {
        ReadOnlySpan<int> sizes = workload.Network.Sizes;
        string from = "x";
        for (int layer = 0; layer < sizes.Length - 1; layer++)
        {
            int inputs = sizes[layer], outputs = sizes[layer + 1];
            string h = $"h{layer}", w = $"{weights}{layer}", b = $"{biases}{layer}";
            text.AppendLine($" float {h}[{outputs}] ALIGNED;");
            text.AppendLine(layout == WeightLayout.Dot
                ? $" for(int o=0;o<{outputs};o++){{float s={b}[o];for(int i=0;i<{inputs};i++)s+={w}[o][i]*{from}[i];{h}[o]=s;}}"
                : $" for(int o=0;o<{outputs};o++){h}[o]={b}[o];\n for(int i=0;i<{inputs};i++){{float v={from}[i];for(int o=0;o<{outputs};o++){h}[o]+={w}[i][o]*v;}}");
            if (layer < sizes.Length - 2)
            {
                text.AppendLine(workload.Hidden == Tanh
                    ? $" for(int o=0;o<{outputs};o++){h}[o]=tanhf({h}[o]);"
                    : $" for(int o=0;o<{outputs};o++){h}[o]={h}[o]>0.f?{h}[o]:0.f;");
            }
            else if (workload.HasSoftmax)
            {
                text.AppendLine(
                    $$"""
                     float m={{h}}[0];for(int o=1;o<{{outputs}};o++)m={{h}}[o]>m?{{h}}[o]:m;
                     float t=0;for(int o=0;o<{{outputs}};o++){{{h}}[o]=expf({{h}}[o]-m);t+={{h}}[o];}
                     t=1.f/t;for(int o=0;o<{{outputs}};o++){{h}}[o]*=t;
                    """);
            }

            from = h;
        }
    }

    private void WriteArrays(int layer)
    {
        int inputs = _network.Sizes[layer], outputs = _network.Sizes[layer + 1];
        string shape = layout == WeightLayout.Dot ? $"[{outputs}][{inputs}]" : $"[{inputs}][{outputs}]";
        foreach (string array in new[] { "W", "G", "M", "V" })
            _text.AppendLine($"static float {array}{layer}{shape} ALIGNED; static float {array}b{layer}[{outputs}] ALIGNED;");
        if (!HasConstants)
            return;

        ParameterBlock weights = _network.Blocks[2 * layer], biases = _network.Blocks[2 * layer + 1];
        var values = new float[weights.Count];
        for (int i = 0; i < inputs; i++)
        {
            for (int o = 0; o < outputs; o++)
                values[layout == WeightLayout.Dot ? o * inputs + i : i * outputs + o] = workload.Parameters[weights.Offset + i * outputs + o];
        }

        _text.AppendLine($"static const float K{layer}{shape} ALIGNED={{{Constants(values)}}};");
        _text.AppendLine($"static const float Kb{layer}[{outputs}] ALIGNED={{{Constants(workload.Parameters.Slice(biases.Offset, biases.Count))}}};");
    }

    private void WriteCopy(string name, string pointer, string statement, bool forgetsMoments)
    {
        _text.AppendLine($"static long adam_steps;\nvoid {name}({pointer} p){{");
        if (forgetsMoments)
            _text.AppendLine(" adam_steps=0;");
        for (int layer = 0; layer < LayerCount; layer++)
        {
            int inputs = _network.Sizes[layer], outputs = _network.Sizes[layer + 1];
            string weight = layout == WeightLayout.Dot ? $"W{layer}[o][i]" : $"W{layer}[i][o]";
            _text.AppendLine($" for(int i=0;i<{inputs};i++)for(int o=0;o<{outputs};o++){string.Format(CultureInfo.InvariantCulture, statement, weight)}");
            _text.AppendLine($" for(int o=0;o<{outputs};o++){string.Format(CultureInfo.InvariantCulture, statement, $"Wb{layer}[o]")}");
            foreach (string array in forgetsMoments ? new[] { "M", "V" } : [])
                _text.AppendLine($" memset({array}{layer},0,sizeof {array}{layer});memset({array}b{layer},0,sizeof {array}b{layer});");
        }

        _text.AppendLine("}");
    }

    private void WriteForward()
    {
        _text.AppendLine("INLINE void forward(const float*restrict x,float*restrict y){");
        string weights = HasConstants ? "K" : "W";
        WriteLayers(_text, workload, layout, weights, weights + "b");
        int inputs = workload.InputSize, outputs = workload.OutputSize;
        _text.AppendLine(
            $$"""
             for(int o=0;o<{{outputs}};o++)y[o]=h{{LayerCount - 1}}[o];
            }
            static __attribute__((noinline)) void forward_one(const float*restrict x,float*restrict y){forward(x,y);}
            static __attribute__((noinline)) void forward_batch(const float*restrict x,float*restrict y,int n){
             for(int s=0;s<n;s++)forward(x+(long)s*{{inputs}},y+(long)s*{{outputs}});}
            void net_forward(const float*x,float*y,int n,long calls,long mask){
             if(n==1)for(long c=0;c<calls;c++)forward_one(x+(c&mask)*{{inputs}},y);
             else for(long c=0;c<calls;c++)forward_batch(x+(c&mask)*n*{{inputs}},y,n);}
            """);
    }

    private static string Constants(ReadOnlySpan<float> values)
    {
        var text = new StringBuilder();
        foreach (float value in values)
            text.Append(CultureInfo.InvariantCulture, $"{(double)value:E9}f,");
        return text.ToString();
    }
}
