namespace NetGen.Benchmarks.Peers;

/// <summary>
/// NetGen's elementary functions and joins of chains as C, operation by operation: the text of src/NetGen/Runtime/Mathematics and of the rules of
/// src/NetGen/Optimizers, for finite numbers. Whoever changes one of those changes it here; the comparison of bits says so.
/// </summary>
internal static class CExactMathematics
{
    /// <summary>The functions, for vectors of 16 or 8 numbers.</summary>
    public static string Of(int lanes) => $"{Functions}{(lanes == 16 ? Chains16 : Chains8)}{Joins}";

    private const string Functions =
        """
        #include <math.h>
        #include <string.h>
        #include <immintrin.h>
        #define ALIGNED __attribute__((aligned(64)))
        #define INLINE static inline __attribute__((always_inline))
        INLINE float from_bits(int b){float f;__builtin_memcpy(&f,&b,4);return f;}
        INLINE int to_bits(float f){int b;__builtin_memcpy(&b,&f,4);return b;}
        INLINE float power(float n){return from_bits(to_bits(n+(12582912.f+127.f))<<23);}
        INLINE float exponential(float x){
         x=-104.f>x?-104.f:x;x=89.f<x?89.f:x;
         float n=rintf(x*1.4426950408889634f),r=fmaf(n,-0.693147182f,x);r=fmaf(n,1.90465421e-9f,r);
         float p=0.00138145988f;p=fmaf(p,r,0.00836871658f);p=fmaf(p,r,0.041668389f);p=fmaf(p,r,0.166665211f);p=fmaf(p,r,0.49999994f);
         float y=1.f+fmaf(r*r,p,r),half=rintf(n*0.5f);
         return y*power(half)*power(n-half);}
        INLINE float hyperbolic_tangent(float x){
         float t=fabsf(x);t=9.5f<t?9.5f:t;
         float n=rintf(t*2.8853900817779268f),u=fmaf(n,-0.346573591f,t);u=fmaf(n,9.52327106e-10f,u);
         float z=u*u,p=-0.0527277552f;p=fmaf(p,z,0.133311868f);p=fmaf(p,z,-0.333333224f);p=fmaf(z*u,p,u);
         float q=power(-n),s=1.f+q,d=1.f-q,a=fmaf(s,p,d),b=fmaf(d,p,s),y=a/b;
         float la=fmaf(s,p,d-a),lb=fmaf(d,p,s-b),rest=fmaf(-y,b,a)+fmaf(-y,lb,la);
         y=fmaf(rest,fmaf(b,-0.5f,1.45f),y);
         return __builtin_copysignf(y,x);}
        INLINE float logarithm_of_sum(float x){
         int b=to_bits(x);
         float k=from_bits((int)((unsigned)b>>23)|0x4B000000)-(8388608.f+127.f),m=from_bits((b&0x007FFFFF)|0x3F800000);
         if(m>1.4142135623730951f){m*=0.5f;k+=1.f;}
         float f=m-1.f,s=f/(f+2.f),z=s*s,p=0.298719972f;p=fmaf(p,z,0.399775326f);p=fmaf(p,z,0.666667759f);
         float square=f*f*0.5f,low=fmaf(s,fmaf(p,z,square),k*9.05800152e-6f);
         return fmaf(k,0.693138123f,f-(square-low));}
        INLINE float normal(float x){return 1.17549435e-38f>fabsf(x)?0.f:x;}
        typedef struct{float rate,scale,added1,kept2,added2,epsilon;}rule;
        INLINE void adapt(float*w,float*m,float*v,float g,rule r){
         float a=fmaf(r.added1,g-*m,*m),b=fmaf(r.added2*g,g,r.kept2**v);
         *w=fmaf(r.rate,a/fmaf(sqrtf(b),r.scale,r.epsilon),*w);*m=normal(a);*v=normal(b);}
        static double one_minus_power(double value,long exponent){
         if(exponent*(1-value)>40)return 1;
         double result=1;for(double square=value;exponent>0;exponent>>=1){if(exponent&1)result*=square;square*=square;}
         return 1-result;}
        typedef __m256 H;

        """;

    /// <summary>Sixteen chains as one vector.</summary>
    private const string Chains16 =
        """
        typedef __m512 C;
        INLINE C chains(float first){return _mm512_zextps128_ps512(_mm_set_ss(first));}
        INLINE C add(C c,const float*a,const float*b){return _mm512_fmadd_ps(_mm512_loadu_ps(a),_mm512_loadu_ps(b),c);}
        INLINE H half(C c){return _mm256_add_ps(_mm512_castps512_ps256(c),_mm256_castpd_ps(_mm512_extractf64x4_pd(_mm512_castps_pd(c),1)));}

        """;

    /// <summary>Sixteen chains as two vectors.</summary>
    private const string Chains8 =
        """
        typedef struct{__m256 low,high;}C;
        INLINE C chains(float first){C c={_mm256_zextps128_ps256(_mm_set_ss(first)),_mm256_setzero_ps()};return c;}
        INLINE C add(C c,const float*a,const float*b){
         c.low=_mm256_fmadd_ps(_mm256_loadu_ps(a),_mm256_loadu_ps(b),c.low);c.high=_mm256_fmadd_ps(_mm256_loadu_ps(a+8),_mm256_loadu_ps(b+8),c.high);return c;}
        INLINE H half(C c){return _mm256_add_ps(c.low,c.high);}

        """;

    /// <summary>The upper half of the chains is added to the lower half, until one is left; of four sums at once, or of one.</summary>
    private const string Joins =
        """
        INLINE __m128 quarter(H h){return _mm_add_ps(_mm256_castps256_ps128(h),_mm256_extractf128_ps(h,1));}
        INLINE float join_of_4(__m128 f){f=_mm_add_ps(f,_mm_movehl_ps(f,f));return _mm_cvtss_f32(_mm_add_ss(f,_mm_movehdup_ps(f)));}
        INLINE float join(C c){return join_of_4(quarter(half(c)));}
        INLINE void join4(C c0,C c1,C c2,C c3,float*to){
         H a=half(c0),b=half(c1),c=half(c2),d=half(c3);
         H ab=_mm256_add_ps(_mm256_permute2f128_ps(a,b,0x20),_mm256_permute2f128_ps(a,b,0x31));
         H cd=_mm256_add_ps(_mm256_permute2f128_ps(c,d,0x20),_mm256_permute2f128_ps(c,d,0x31));
         H twos=_mm256_add_ps(_mm256_shuffle_ps(ab,cd,0x44),_mm256_shuffle_ps(ab,cd,0xEE));
         H ones=_mm256_add_ps(_mm256_shuffle_ps(twos,twos,0x88),_mm256_shuffle_ps(twos,twos,0xDD));
         __m128 l=_mm256_castps256_ps128(ones),u=_mm256_extractf128_ps(ones,1);
         _mm_storeu_ps(to,_mm_unpacklo_ps(l,u));}
        INLINE float sum4(const float*c){return join_of_4(_mm_loadu_ps(c));}
        INLINE float sum8(const float*c){return join_of_4(quarter(_mm256_loadu_ps(c)));}
        INLINE float sum16(const float*c){return join_of_4(quarter(_mm256_add_ps(_mm256_loadu_ps(c),_mm256_loadu_ps(c+8))));}
        INLINE float largest4(const float*c){__m128 f=_mm_loadu_ps(c);f=_mm_max_ps(f,_mm_movehl_ps(f,f));return _mm_cvtss_f32(_mm_max_ss(f,_mm_movehdup_ps(f)));}
        INLINE float largest8(const float*c){H h=_mm256_loadu_ps(c);float f[4];_mm_storeu_ps(f,_mm_max_ps(_mm256_castps256_ps128(h),_mm256_extractf128_ps(h,1)));return largest4(f);}
        INLINE float largest16(const float*c){float f[8];_mm256_storeu_ps(f,_mm256_max_ps(_mm256_loadu_ps(c),_mm256_loadu_ps(c+8)));return largest8(f);}
        INLINE void transpose4(const float*from,long stride,float*to,long places){
         __m128 a=_mm_loadu_ps(from),b=_mm_loadu_ps(from+stride),c=_mm_loadu_ps(from+2*stride),d=_mm_loadu_ps(from+3*stride);
         _MM_TRANSPOSE4_PS(a,b,c,d);
         _mm_storeu_ps(to,a);_mm_storeu_ps(to+places,b);_mm_storeu_ps(to+2*places,c);_mm_storeu_ps(to+3*places,d);}

        """;
}
