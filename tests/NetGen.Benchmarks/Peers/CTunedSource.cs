using System.Text;
using NetGen.Benchmarks.Speed;

namespace NetGen.Benchmarks.Peers;

/// <summary>
/// A forward pass as a specialist writes it by hand in C: weights packed into tiles of whole vectors, sums of a tile of samples in registers,
/// batches in blocks that stay in the cache, an exponential function of its own. The tiles are those of AVX-512, with 32 registers of 16 numbers, or
/// of AVX2, with 16 registers of 8.
/// </summary>
/// <param name="workload">The network.</param>
/// <param name="lanes">The numbers of a vector: 16 or 8.</param>
internal sealed class CTunedSource(Workload workload, int lanes)
{
    /// <summary>The most outputs.</summary>
    private const int MostOutputs = 16;

    /// <summary>The samples that go through all layers together.</summary>
    private const int BlockSamples = 64;

    /// <summary>A tile's weights up to this many bytes stay in the first-level cache; longer sums are split.</summary>
    private const int LargestTileBytes = 36 * 1024;

    private readonly StringBuilder _text = new();

    private int LayerCount => workload.Network.Sizes.Length - 1;

    /// <summary>Whether it can be written: softmax stays in registers.</summary>
    public static bool Covers(Workload workload) => workload.OutputSize <= MostOutputs;

    /// <summary>The whole source.</summary>
    public string Write()
    {
        _text.Append(CTunedMathematics.Of(lanes, Layer(LayerCount - 1).Padded / lanes));
        for (int layer = 0; layer < LayerCount; layer++)
        {
            Tiles tiles = Layer(layer);
            _text.AppendLine($"static float W{layer}[{tiles.Count}][{tiles.Inputs}][{tiles.Width}] ALIGNED, b{layer}[{tiles.Padded}] ALIGNED, Z{layer}[{BlockSamples}*{tiles.Padded}] ALIGNED;");
        }

        WriteLoad();
        WriteSample();
        for (int layer = 0; layer < LayerCount; layer++)
            WriteBlockOfLayer(layer);
        WriteBatch();
        return _text.ToString();
    }

    private void WriteLoad()
    {
        _text.AppendLine("void net_load(const float*p){");
        for (int layer = 0; layer < LayerCount; layer++)
        {
            Tiles t = Layer(layer);
            string padding = layer == LayerCount - 1 && workload.HasSoftmax ? "-1e30f" : "0.f";
            _text.AppendLine(
                $$"""
                 memset(W{{layer}},0,sizeof W{{layer}});
                 for(int i=0;i<{{t.Inputs}};i++)for(int o=0;o<{{t.Outputs}};o++)W{{layer}}[o/{{t.Width}}][i][o%{{t.Width}}]=*p++;
                 for(int o=0;o<{{t.Padded}};o++)b{{layer}}[o]=o<{{t.Outputs}}?*p++:{{padding}};
                """);
        }

        _text.AppendLine("}");
    }

    /// <summary>One sample: a tile's sums in registers, split so that enough of them are in flight.</summary>
    private void WriteSample()
    {
        _text.AppendLine("static __attribute__((noinline)) void forward_one(const float*restrict x,float*restrict y){");
        string from = "x";
        for (int layer = 0; layer < LayerCount; layer++)
        {
            Tiles t = Layer(layer);
            int vectors = t.Width / lanes, parts = Math.Min(Math.Max(1, 8 / vectors), t.Inputs);
            while (t.Inputs % parts != 0)
                parts--;
            _text.AppendLine($" float h{layer}[{t.Padded}] ALIGNED;");
            _text.AppendLine($" for(int t=0;t<{t.Count};t++){{const float*w=&W{layer}[t][0][0];");
            ForEach(parts, vectors, (p, v) => _text.AppendLine(p == 0 ? $"  V a{p}_{v}=LOAD(b{layer}+t*{t.Width}+{v * lanes});" : $"  V a{p}_{v}={{0}};"));
            _text.AppendLine($"  for(int i=0;i<{t.Inputs};i+={parts},w+={parts * t.Width}){{");
            ForEach(parts, vectors, (p, v) => _text.AppendLine($"   a{p}_{v}+=LOAD(w+{p * t.Width + v * lanes})*{from}[i+{p}];"));
            _text.AppendLine("  }");
            for (int v = 0; v < vectors; v++)
                _text.AppendLine($"  STORE(h{layer}+t*{t.Width}+{v * lanes},{string.Join("+", Enumerable.Range(0, parts).Select(p => $"a{p}_{v}"))});");
            _text.AppendLine($" }}{Activation(layer, t.Padded, $"h{layer}")}");
            from = $"h{layer}";
        }

        WriteOutputs(from, "y");
        _text.AppendLine("}");
    }

    /// <summary>One layer of a block of samples: tiles of samples by outputs.</summary>
    private void WriteBlockOfLayer(int layer)
    {
        Tiles t = Layer(layer);
        int vectors = t.Width / lanes;
        // As many sums as registers hold beside weights and an input: 16 to 24 of 32, or 8 to 12 of 16.
        int samples = lanes == 16 ? vectors == 4 ? 4 : 8 : vectors == 2 ? 6 : 8;
        int stride = layer == 0 ? t.Inputs : Layer(layer - 1).Padded;
        int depth = t.Inputs * t.Width * sizeof(float) <= LargestTileBytes ? t.Inputs : t.Inputs % 112 == 0 ? 112 : 128;
        _text.AppendLine(
            $$"""
            static void layer{{layer}}(const float*restrict X,float*restrict Z){
             for(int k=0;k<{{t.Inputs}};k+={{depth}})for(int t=0;t<{{t.Count}};t++){
            """);
        WriteTiles(layer, t, stride, depth, 0, samples);
        if (BlockSamples % samples != 0)
            WriteTiles(layer, t, stride, depth, BlockSamples / samples * samples, BlockSamples % samples);
        _text.AppendLine($" }}{Activation(layer, BlockSamples * t.Padded, "Z")}\n}}");
    }

    /// <summary>Tiles of so many samples, from one on, as far as whole tiles go.</summary>
    private void WriteTiles(int layer, Tiles t, int stride, int depth, int first, int samples)
    {
        int vectors = t.Width / lanes;
        _text.AppendLine(
            $$"""
              for(int g={{first}};g+{{samples}}<={{BlockSamples}};g+={{samples}}){
              const float*w=&W{{layer}}[t][k][0];const float*x=X+g*{{stride}}+k;float*z=Z+g*{{t.Padded}}+t*{{t.Width}};
            """);
        ForEach(samples, vectors, (s, v) => _text.AppendLine($"  V a{s}_{v}=k==0?LOAD(b{layer}+t*{t.Width}+{v * lanes}):LOAD(z+{s * t.Padded + v * lanes});"));
        _text.AppendLine($"  for(int i=0;i<{depth};i++,w+={t.Width}){{");
        for (int v = 0; v < vectors; v++)
            _text.AppendLine($"   V w{v}=LOAD(w+{v * lanes});");
        ForEach(samples, vectors, (s, v) => _text.AppendLine($"   a{s}_{v}+=w{v}*x[{s * stride}+i];"));
        _text.AppendLine("  }");
        ForEach(samples, vectors, (s, v) => _text.AppendLine($"  STORE(z+{s * t.Padded + v * lanes},a{s}_{v});"));
        _text.AppendLine("  }");
    }

    private void WriteBatch()
    {
        int inputs = workload.InputSize, outputs = workload.OutputSize;
        _text.AppendLine(
            $"static __attribute__((noinline)) void forward_batch(const float*restrict X,float*restrict Y,int n){{int s=0;for(;s+{BlockSamples}<=n;s+={BlockSamples}){{const float*x=X+(long)s*{inputs};");
        string from = "x";
        for (int layer = 0; layer < LayerCount; from = $"Z{layer++}")
            _text.AppendLine($" layer{layer}({from},Z{layer});");
        _text.AppendLine($" for(int r=0;r<{BlockSamples};r++){{float*p={from}+r*{Layer(LayerCount - 1).Padded};float*y=Y+(long)(s+r)*{outputs};");
        WriteOutputs("p", "y");
        _text.AppendLine(
            $$"""
             } }
             for(;s<n;s++)forward_one(X+(long)s*{{inputs}},Y+(long)s*{{outputs}});}
            void net_forward(const float*x,float*y,int n,long calls,long mask){
             if(n==1)for(long c=0;c<calls;c++)forward_one(x+(c&mask)*{{inputs}},y);
             else for(long c=0;c<calls;c++)forward_batch(x+(c&mask)*n*{{inputs}},y,n);}
            """);
    }

    private void WriteOutputs(string from, string to)
        => _text.AppendLine($"{(workload.HasSoftmax ? $" softmax({from});" : "")} for(int o=0;o<{workload.OutputSize};o++){to}[o]={from}[o];");

    private string Activation(int layer, int count, string values)
    {
        if (layer == LayerCount - 1)
            return "";
        return workload.Hidden == Tanh
            ? $" for(int i=0;i<{count};i+=LANES)STORE({values}+i,hyperbolic_tangent(LOAD({values}+i)));"
            : $" for(int i=0;i<{count};i++){values}[i]={values}[i]>0.f?{values}[i]:0.f;";
    }

    private Tiles Layer(int layer)
    {
        int inputs = workload.Network.Sizes[layer], outputs = workload.Network.Sizes[layer + 1];
        int vectors = (outputs + lanes - 1) / lanes;
        int perTile = vectors % 4 == 0 && lanes == 16 ? 4 : vectors % 2 == 0 ? 2 : 1;
        return new(inputs, outputs, vectors * lanes, perTile * lanes, vectors / perTile);
    }

    private static void ForEach(int first, int second, Action<int, int> write)
    {
        for (int i = 0; i < first; i++)
        {
            for (int j = 0; j < second; j++)
                write(i, j);
        }
    }

    /// <summary>How a layer's outputs, padded to whole vectors, are divided into tiles.</summary>
    private readonly record struct Tiles(int Inputs, int Outputs, int Padded, int Width, int Count);
}
