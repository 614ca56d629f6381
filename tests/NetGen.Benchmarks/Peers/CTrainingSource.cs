using System.Text;
using NetGen.Benchmarks.Speed;

namespace NetGen.Benchmarks.Peers;

/// <summary>
/// The training steps of <see cref="CSource"/>. On one sample the update is fused with the gradient, which is never stored; on a batch
/// the gradients of the samples are added up, then applied.
/// </summary>
internal sealed class CTrainingSource(Workload workload, WeightLayout layout, StringBuilder text)
{
    private readonly NetworkDescription _network = workload.Network;

    private int LayerCount => _network.Sizes.Length - 1;

    public void Write()
    {
        text.AppendLine("#define ADAM(w,m,v,gradient){float g_=(gradient);m+=k1*(g_-m);v=b2*v+k2*g_*g_;w-=rate*m/(sqrtf(v)*scale+epsilon);}");
        const string AdamNumbers = "float rate,float scale,float k1,float b2,float k2,float epsilon";
        WriteSample("static __attribute__((noinline)) void sgd_one(const float*restrict x,const float*restrict y,float rate)",
            (gradient, weight, _) => $"{weight}-=rate*{gradient};");
        WriteSample($"static __attribute__((noinline)) void adam_one(const float*restrict x,const float*restrict y,{AdamNumbers})",
            (gradient, weight, place) => $"ADAM({weight},M{place},V{place},{gradient})");
        WriteSample("INLINE void accumulate(const float*restrict x,const float*restrict y)", (gradient, _, place) => $"G{place}+={gradient};");
        WriteBatch();
        WriteLoop();
    }

    /// <summary>Forward and backward of one sample; <paramref name="use"/> says what becomes of each gradient: its value, the parameter, the place.</summary>
    private void WriteSample(string signature, Func<string, string, string, string> use)
    {
        text.Append(signature).AppendLine("{");
        CSource.WriteLayers(text, workload, layout, "W", "Wb");
        int last = LayerCount - 1;
        text.AppendLine($" float d{last}[{workload.OutputSize}] ALIGNED;for(int o=0;o<{workload.OutputSize};o++)d{last}[o]=h{last}[o]-y[o];");
        for (int layer = last; layer >= 0; layer--)
        {
            int inputs = _network.Sizes[layer], outputs = _network.Sizes[layer + 1];
            string a = layer == 0 ? "x" : $"h{layer - 1}";
            if (layer > 0)
                WriteDelta(layer, inputs, outputs, a);
            text.AppendLine($" for(int o=0;o<{outputs};o++){{{use($"d{layer}[o]", $"Wb{layer}[o]", $"b{layer}[o]")}}}");
            string place = layout == WeightLayout.Dot ? $"{layer}[o][i]" : $"{layer}[i][o]";
            text.AppendLine(layout == WeightLayout.Dot
                ? $" for(int o=0;o<{outputs};o++){{float v=d{layer}[o];for(int i=0;i<{inputs};i++){{{use($"v*{a}[i]", "W" + place, place)}}}}}"
                : $" for(int i=0;i<{inputs};i++){{float v={a}[i];for(int o=0;o<{outputs};o++){{{use($"v*d{layer}[o]", "W" + place, place)}}}}}");
        }

        text.AppendLine("}");
    }

    private void WriteDelta(int layer, int inputs, int outputs, string a)
    {
        string d = $"d{layer - 1}";
        text.AppendLine($" float {d}[{inputs}] ALIGNED;");
        text.AppendLine(layout == WeightLayout.Dot
            ? $" for(int i=0;i<{inputs};i++){d}[i]=0;for(int o=0;o<{outputs};o++){{float v=d{layer}[o];for(int i=0;i<{inputs};i++){d}[i]+=W{layer}[o][i]*v;}}"
            : $" for(int i=0;i<{inputs};i++){{float s=0;for(int o=0;o<{outputs};o++)s+=W{layer}[i][o]*d{layer}[o];{d}[i]=s;}}");
        text.AppendLine(workload.Hidden == Tanh
            ? $" for(int i=0;i<{inputs};i++){d}[i]*=1.f-{a}[i]*{a}[i];"
            : $" for(int i=0;i<{inputs};i++){d}[i]={a}[i]>0.f?{d}[i]:0.f;");
    }

    private void WriteBatch()
    {
        text.AppendLine("static void gradients(const float*restrict x,const float*restrict y,int n){");
        ForEachArray((array, _) => text.AppendLine($" memset(G{array},0,sizeof G{array});"));
        text.AppendLine($" for(int s=0;s<n;s++)accumulate(x+(long)s*{workload.InputSize},y+(long)s*{workload.OutputSize});}}");

        text.AppendLine("static __attribute__((noinline)) void sgd_update(float rate){");
        ForEachArray((array, count) => text.AppendLine($" {{float*w=(float*)W{array},*g=(float*)G{array};for(int i=0;i<{count};i++)w[i]-=rate*g[i];}}"));
        text.AppendLine("}\nstatic __attribute__((noinline)) void adam_update(float share,float rate,float scale,float k1,float b2,float k2,float epsilon){");
        ForEachArray((array, count) => text.AppendLine(
            $" {{float*restrict w=(float*)W{array},*restrict g=(float*)G{array},*restrict m=(float*)M{array},*restrict v=(float*)V{array};"
            + $"for(int i=0;i<{count};i++)ADAM(w[i],m[i],v[i],share*g[i])}}"));
        text.AppendLine("}");
    }

    private void WriteLoop() => text.AppendLine(
        $$"""
        void net_train(const float*x,const float*y,int n,int adam,const double*settings,long calls,long mask){
         double lr=settings[0],b1=settings[1],b2=settings[2];float epsilon=settings[3];
         for(long c=0;c<calls;c++){
          const float*xs=x+(c&mask)*n*{{workload.InputSize}},*ys=y+(c&mask)*n*{{workload.OutputSize}};
          if(!adam){if(n==1)sgd_one(xs,ys,lr);else{gradients(xs,ys,n);sgd_update(lr/n);}continue;}
          static double power1,power2;if(adam_steps++==0)power1=power2=1;power1*=b1;power2*=b2;
          float rate=lr/(1-power1),scale=1/sqrt(1-power2),k1=1-b1,k2=1-b2;
          if(n==1)adam_one(xs,ys,rate,scale,k1,b2,k2,epsilon);
          else{gradients(xs,ys,n);adam_update(1.f/n,rate,scale,k1,b2,k2,epsilon);}
         }
        }
        """);

    private void ForEachArray(Action<string, int> write)
    {
        for (int layer = 0; layer < LayerCount; layer++)
        {
            write($"{layer}", _network.Sizes[layer] * _network.Sizes[layer + 1]);
            write($"b{layer}", _network.Sizes[layer + 1]);
        }
    }
}
