namespace NetGen.Benchmarks.Peers;

/// <summary>
/// NetGen's elementary functions as C, operation by operation: the text of src/NetGen/Runtime/Mathematics and of the rules of
/// src/NetGen/Optimizers, for finite numbers. Whoever changes one of those changes it here; the comparison of bits says so.
/// </summary>
internal static class CExactMathematics
{
    /// <summary>The functions, for vectors of up to so many numbers: 16 or 8.</summary>
    public static string Of(int lanes) => CExactVectors.Of(lanes) + string.Concat(CExactVectors.Widths(lanes).Select(OfWidth)) + Powers;

    private static string OfWidth(int width) => Functions.Replace("#", $"{width}", StringComparison.Ordinal);

    /// <summary>In place of # is the number of lanes.</summary>
    private const string Functions =
        """
        INLINE V# power#(V# n){return (V#)((I#)(n+all#(12582912.f+127.f))<<23);}
        INLINE V# exponential#(V# x){
         x=min#(all#(89.f),max#(all#(-104.f),x));
         V# n=rint#(x*all#(1.4426950408889634f)),r=fma#(n,all#(-0.693147182f),x);r=fma#(n,all#(1.90465421e-9f),r);
         V# p=all#(0.00138145988f);p=fma#(p,r,all#(0.00836871658f));p=fma#(p,r,all#(0.041668389f));p=fma#(p,r,all#(0.166665211f));p=fma#(p,r,all#(0.49999994f));
         V# y=all#(1.f)+fma#(r*r,p,r),half=rint#(n*all#(0.5f));
         return y*power#(half)*power#(n-half);}
        INLINE V# hyperbolic_tangent#(V# x){
         V# t=min#(all#(9.5f),(V#)((I#)x&0x7FFFFFFF));
         V# n=rint#(t*all#(2.8853900817779268f)),u=fma#(n,all#(-0.346573591f),t);u=fma#(n,all#(9.52327106e-10f),u);
         V# z=u*u,p=all#(-0.0527277552f);p=fma#(p,z,all#(0.133311868f));p=fma#(p,z,all#(-0.333333224f));p=fma#(z*u,p,u);
         V# q=power#(-n),s=all#(1.f)+q,d=all#(1.f)-q,a=fma#(s,p,d),b=fma#(d,p,s),y=a/b;
         V# la=fma#(s,p,d-a),lb=fma#(d,p,s-b),rest=fma#(-y,b,a)+fma#(-y,lb,la);
         y=fma#(rest,fma#(b,all#(-0.5f),all#(1.45f)),y);
         return (V#)((I#)y|((I#)x&(int)0x80000000));}
        INLINE V# relu#(V# z){return max#(all#(0),z);}
        INLINE V# slope_of_relu#(V# a){return one_where_positive#(a);}
        INLINE V# slope_of_tanh#(V# a){return fma#(-a,a,all#(1.f));}
        INLINE void descend#(float*w,V# g,float rate){V#*p=(V#*)w;*p=fma#(all#(rate),g,*p);}
        INLINE void adapt#(float*w,float*m,float*v,V# g,rule r){
         V# a=*(V#*)m,b=*(V#*)v;
         a=fma#(all#(r.added1),g-a,a);b=fma#(all#(r.added2)*g,g,all#(r.kept2)*b);
         *(V#*)w=fma#(all#(r.rate),a/fma#(root#(b),all#(r.scale),all#(r.epsilon)),*(V#*)w);
         *(V#*)m=normal#(a);*(V#*)v=normal#(b);}

        """;

    private const string Powers =
        """
        INLINE float logarithm_of_sum(float sum){
         V4 x=all4(sum),m=(V4)(((I4)x&0x007FFFFF)|0x3F800000),k=(V4)((I4)((U4)x>>23)|0x4B000000)-all4(8388608.f+127.f);
         I4 is_large=m>all4(1.4142135623730951f);
         m=(V4)((is_large&(I4)(m*all4(0.5f)))|(~is_large&(I4)m));k=k+(V4)(is_large&(I4)all4(1.f));
         V4 f=m-all4(1.f),s=f/(f+all4(2.f)),z=s*s,p=all4(0.298719972f);p=fma4(p,z,all4(0.399775326f));p=fma4(p,z,all4(0.666667759f));
         V4 square=f*f*all4(0.5f),low=fma4(s,fma4(p,z,square),k*all4(9.05800152e-6f));
         return fma4(k,all4(0.693138123f),f-(square-low))[0];}
        static double one_minus_power(double value,long exponent){
         if(exponent*(1-value)>40)return 1;
         double result=1;for(double square=value;exponent>0;exponent>>=1){if(exponent&1)result*=square;square*=square;}
         return 1-result;}

        """;
}
