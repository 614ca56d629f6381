using System.Globalization;
using System.Text;
using NetGen.Benchmarks.Speed;

namespace NetGen.Benchmarks.Peers;

/// <summary>
/// A forward pass as a specialist writes it by hand in C for AVX-512: weights packed into tiles of whole vectors, sums of a tile of
/// samples in registers, batches in blocks that stay in the cache, an exponential function of its own.
/// </summary>
internal sealed class CTunedSource(Workload workload)
{
    /// <summary>The numbers of a vector.</summary>
    private const int Lanes = 16;

    /// <summary>The samples that go through all layers together.</summary>
    private const int BlockSamples = 64;

    /// <summary>A tile's weights up to this many bytes stay in the first-level cache; longer sums are split.</summary>
    private const int LargestTileBytes = 36 * 1024;

    private readonly StringBuilder _text = new();

    private int LayerCount => workload.Network.Sizes.Length - 1;

    /// <summary>Whether it can be written: softmax is one vector.</summary>
    public static bool Covers(Workload workload) => workload.OutputSize <= Lanes;

    /// <summary>The whole source.</summary>
    public string Write()
    {
        _text.AppendLine(Mathematics);
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
            int vectors = t.Width / Lanes, parts = Math.Min(Math.Max(1, 8 / vectors), t.Inputs);
            while (t.Inputs % parts != 0)
                parts--;
            _text.AppendLine($" float h{layer}[{t.Padded}] ALIGNED;");
            _text.AppendLine($" for(int t=0;t<{t.Count};t++){{const float*w=&W{layer}[t][0][0];");
            ForEach(parts, vectors, (p, v) => _text.AppendLine(p == 0 ? $"  V a{p}_{v}=LOAD(b{layer}+t*{t.Width}+{v * Lanes});" : $"  V a{p}_{v}={{0}};"));
            _text.AppendLine($"  for(int i=0;i<{t.Inputs};i+={parts},w+={parts * t.Width}){{");
            ForEach(parts, vectors, (p, v) => _text.AppendLine($"   a{p}_{v}+=LOAD(w+{p * t.Width + v * Lanes})*{from}[i+{p}];"));
            _text.AppendLine("  }");
            for (int v = 0; v < vectors; v++)
                _text.AppendLine($"  STORE(h{layer}+t*{t.Width}+{v * Lanes},{string.Join("+", Enumerable.Range(0, parts).Select(p => $"a{p}_{v}"))});");
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
        int vectors = t.Width / Lanes, samples = vectors == 4 ? 4 : 8;
        int stride = layer == 0 ? t.Inputs : Layer(layer - 1).Padded;
        int depth = t.Inputs * t.Width * sizeof(float) <= LargestTileBytes ? t.Inputs : t.Inputs % 112 == 0 ? 112 : 128;
        _text.AppendLine(
            $$"""
            static void layer{{layer}}(const float*restrict X,float*restrict Z){
             for(int k=0;k<{{t.Inputs}};k+={{depth}})for(int t=0;t<{{t.Count}};t++)for(int g=0;g<{{BlockSamples}};g+={{samples}}){
              const float*w=&W{{layer}}[t][k][0];const float*x=X+g*{{stride}}+k;float*z=Z+g*{{t.Padded}}+t*{{t.Width}};
            """);
        ForEach(samples, vectors, (s, v) => _text.AppendLine($"  V a{s}_{v}=k==0?LOAD(b{layer}+t*{t.Width}+{v * Lanes}):LOAD(z+{s * t.Padded + v * Lanes});"));
        _text.AppendLine($"  for(int i=0;i<{depth};i++,w+={t.Width}){{");
        for (int v = 0; v < vectors; v++)
            _text.AppendLine($"   V w{v}=LOAD(w+{v * Lanes});");
        ForEach(samples, vectors, (s, v) => _text.AppendLine($"   a{s}_{v}+=w{v}*x[{s * stride}+i];"));
        _text.AppendLine("  }");
        ForEach(samples, vectors, (s, v) => _text.AppendLine($"  STORE(z+{s * t.Padded + v * Lanes},a{s}_{v});"));
        _text.AppendLine($" }}{Activation(layer, BlockSamples * t.Padded, "Z")}\n}}");
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
        => _text.AppendLine($"{(workload.HasSoftmax ? $" softmax16({from});" : "")} for(int o=0;o<{workload.OutputSize};o++){to}[o]={from}[o];");

    private string Activation(int layer, int count, string values)
    {
        if (layer == LayerCount - 1)
            return "";
        return workload.Hidden == Tanh
            ? $" for(int i=0;i<{count};i+=16)_mm512_storeu_ps({values}+i,tanh16(_mm512_loadu_ps({values}+i)));"
            : $" for(int i=0;i<{count};i++){values}[i]={values}[i]>0.f?{values}[i]:0.f;";
    }

    private Tiles Layer(int layer)
    {
        int inputs = workload.Network.Sizes[layer], outputs = workload.Network.Sizes[layer + 1];
        int vectors = (outputs + Lanes - 1) / Lanes;
        int perTile = vectors % 4 == 0 ? 4 : vectors % 2 == 0 ? 2 : 1;
        return new(inputs, outputs, vectors * Lanes, perTile * Lanes, vectors / perTile);
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

    // exp: x = n ln 2 + r, a polynomial of degree 6 in r, times 2^n. tanh(x) = 1 - 2 / (exp(2x) + 1).
    private static string Mathematics { get; } = string.Create(CultureInfo.InvariantCulture,
        $$"""
        #include <math.h>
        #include <string.h>
        #include <immintrin.h>
        #define ALIGNED __attribute__((aligned(64)))
        typedef float V __attribute__((vector_size(64),aligned(4),may_alias));
        #define LOAD(p) (*(const V*)(p))
        #define STORE(p,v) (*(V*)(p)=(v))
        #define ALL(c) _mm512_set1_ps(c)
        static inline __m512 exp16(__m512 x){
         x=_mm512_min_ps(_mm512_max_ps(x,ALL(-87.f)),ALL(88.f));
         __m512 n=_mm512_roundscale_ps(_mm512_mul_ps(x,ALL({{1 / Math.Log(2)}}f)),8);
         __m512 r=_mm512_fnmadd_ps(n,ALL(0.693145751953125f),x);r=_mm512_fnmadd_ps(n,ALL({{Math.Log(2) - 0.693145751953125}}f),r);
         __m512 p=ALL(1.f/720);p=_mm512_fmadd_ps(p,r,ALL(1.f/120));p=_mm512_fmadd_ps(p,r,ALL(1.f/24));p=_mm512_fmadd_ps(p,r,ALL(1.f/6));
         p=_mm512_fmadd_ps(p,r,ALL(0.5f));p=_mm512_fmadd_ps(p,r,ALL(1.f));p=_mm512_fmadd_ps(p,r,ALL(1.f));
         return _mm512_scalef_ps(p,n);}
        static inline __m512 tanh16(__m512 x){__m512 e=exp16(_mm512_add_ps(x,x));return _mm512_sub_ps(ALL(1.f),_mm512_div_ps(ALL(2.f),_mm512_add_ps(e,ALL(1.f))));}
        static inline void softmax16(float*p){__m512 v=_mm512_loadu_ps(p);v=exp16(_mm512_sub_ps(v,ALL(_mm512_reduce_max_ps(v))));
         _mm512_storeu_ps(p,_mm512_mul_ps(v,ALL(1.f/_mm512_reduce_add_ps(v))));}
        """);
}
