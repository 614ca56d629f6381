extern alias generator;

using System.Text;
using generator::NetGen.Generator.Planning;
using NetGen.Benchmarks.Speed;

namespace NetGen.Benchmarks.Peers;

/// <summary>
/// One sample forward, and steps on one sample, as C that computes NetGen's bits: the operations of the plan, each sum in its order, and NetGen's
/// functions. Like NetGen, and unlike plain C, a step has the loss of its sample.
/// </summary>
/// <param name="workload">The network.</param>
/// <param name="lanes">The numbers of a vector: 16 or 8.</param>
internal sealed class CExactSource(Workload workload, int lanes)
{
    private readonly StringBuilder _text = new();
    private readonly NetworkPlan _plan = PlannedNetwork.Of(workload.Network);

    /// <summary>The whole source.</summary>
    public string Write()
    {
        IReadOnlyList<ExactLayer> layers = ExactLayer.Of(_plan, lanes);
        _text.Append(CExactMathematics.Of(lanes));
        foreach (ExactLayer layer in layers)
        {
            string[] arrays = [.. new[] { "", "M", "V" }.SelectMany(state => new[] { $"{state}{layer.Weights}{layer.Shape} ALIGNED", $"{state}{layer.Biases}[{layer.OutputRow.Padded}] ALIGNED" })];
            _text.AppendLine($"static float {string.Join(",", arrays)};");
        }

        _text.AppendLine("static long steps;\nvolatile float last_loss;");
        WriteCopy(layers, "net_load", "const float*", "{0}=*p++;", forgets: true);
        WriteCopy(layers, "net_save", "float*", "*p++={0};", forgets: false);
        var pass = new ExactPass(_text, layers, lanes);

        _text.AppendLine("static __attribute__((noinline)) void forward_one(const float*restrict x,float*restrict output){");
        string outputs = _plan.Passes.ForwardSample.Operations[^1] switch
        {
            generator::NetGen.Generator.Planning.Operations.Map map => map.Result.Name,
            generator::NetGen.Generator.Planning.Operations.RowFunction function => function.Result.Name,
            var other => throw new NotSupportedException($"C exact does not know outputs by {other.GetType().Name}."),
        };
        _text.AppendLine($" float*restrict {outputs}=output;");
        pass.Write(_plan.Passes.ForwardSample, (_, _, _) => "");
        _text.AppendLine("}");

        _text.AppendLine("static __attribute__((noinline)) float descend_one(const float*restrict x,const float*restrict y,float rate){\n float loss;");
        pass.Write(_plan.Passes.Step!, (place, width, gradient) => $"descend{width}(&{place},{gradient},rate);");
        _text.AppendLine(" return loss;}\nstatic __attribute__((noinline)) float adapt_one(const float*restrict x,const float*restrict y,rule r_){\n float loss;");
        pass.Write(_plan.Passes.Step!, (place, width, gradient) => $"adapt{width}(&{place},&M{place},&V{place},{gradient},r_);");
        _text.AppendLine(
            $$"""
             return loss;}
            void net_forward(const float*x,float*y,int n,long calls,long mask){for(long c=0;c<calls;c++)forward_one(x+(c&mask)*{{workload.InputSize}},y);}
            void net_train(const float*x,const float*y,int n,int adam,const double*settings,long calls,long mask){
             double lr=settings[0],b1=settings[1],b2=settings[2];
             for(long c=0;c<calls;c++){
              const float*xs=x+(c&mask)*{{workload.InputSize}},*ys=y+(c&mask)*{{workload.OutputSize}};
              if(!adam){last_loss=descend_one(xs,ys,(float)-lr);continue;}
              steps++;
              rule r={-lr/one_minus_power(b1,steps),1/sqrt(one_minus_power(b2,steps)),1-b1,b2,1-b2,settings[3]};
              last_loss=adapt_one(xs,ys,r);
             }
            }
            """);
        return _text.ToString();
    }

    private void WriteCopy(IReadOnlyList<ExactLayer> layers, string name, string pointer, string statement, bool forgets)
    {
        _text.AppendLine($"void {name}({pointer} p){{");
        foreach (ExactLayer layer in layers)
        {
            string place = layer.IsByOutputs ? "[o][i]" : "[i][o]";
            if (forgets)
            {
                foreach (string array in new[] { $"M{layer.Weights}", $"V{layer.Weights}", $"M{layer.Biases}", $"V{layer.Biases}" })
                    _text.AppendLine($" memset({array},0,sizeof {array});");
            }

            _text.AppendLine($" for(int i=0;i<{layer.Inputs};i++)for(int o=0;o<{layer.Outputs};o++){statement.Replace("{0}", layer.Weights + place, StringComparison.Ordinal)}");
            _text.AppendLine($" for(int o=0;o<{layer.Outputs};o++){statement.Replace("{0}", layer.Biases + "[o]", StringComparison.Ordinal)}");
        }

        _text.AppendLine(forgets ? " steps=0;}" : "}");
    }
}
