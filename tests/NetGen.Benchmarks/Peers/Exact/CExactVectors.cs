namespace NetGen.Benchmarks.Peers;

/// <summary>Vectors of 4, 8 and 16 numbers as C: what compilers have no operator for, and the joins of 16 chains.</summary>
internal static class CExactVectors
{
    /// <summary>The numbers of the vectors that there are.</summary>
    public static int[] Widths(int lanes) => lanes == 16 ? [4, 8, 16] : [4, 8];

    /// <summary>The text, for vectors of up to so many numbers.</summary>
    public static string Of(int lanes) => Head + string.Concat(Widths(lanes).Select(OfWidth)) + (lanes == 16 ? Chains16 : Chains8) + Joins;

    private static string OfWidth(int width)
    {
        string text = width == 16 ? Wide : Narrow.Replace("@MASK", width == 4 ? "128i" : "256i", StringComparison.Ordinal).Replace("@", width == 4 ? "" : "256", StringComparison.Ordinal);
        return (Types + text).Replace("#", $"{width}", StringComparison.Ordinal).Replace("$", $"{width * 4}", StringComparison.Ordinal);
    }

    private const string Head =
        """
        #include <math.h>
        #include <string.h>
        #include <immintrin.h>
        #define ALIGNED __attribute__((aligned(64)))
        #define INLINE static inline __attribute__((always_inline))
        typedef struct{float rate,scale,added1,kept2,added2,epsilon;}rule;

        """;

    /// <summary>In place of # is the number of lanes, in place of $ that of bytes.</summary>
    private const string Types =
        """
        typedef float V# __attribute__((vector_size($),may_alias));
        typedef int I# __attribute__((vector_size($)));
        typedef unsigned U# __attribute__((vector_size($)));
        INLINE V# all#(float x){return x-(V#){};}

        """;

    private const string Narrow =
        """
        INLINE V# fma#(V# a,V# b,V# c){return _mm@_fmadd_ps(a,b,c);}
        INLINE V# max#(V# a,V# b){return _mm@_max_ps(a,b);}
        INLINE V# min#(V# a,V# b){return _mm@_min_ps(a,b);}
        INLINE V# rint#(V# a){return _mm@_round_ps(a,8);}
        INLINE V# root#(V# a){return _mm@_sqrt_ps(a);}
        INLINE V# one_where_positive#(V# a){return (V#)((I#)(a>(V#){})&(I#)all#(1.f));}
        INLINE V# first#(const float*p,I# mask){return _mm@_maskload_ps(p,(__m@MASK)mask);}
        INLINE V# normal#(V# a){return (V#)((I#)a&~(I#)(all#(1.17549435e-38f)>(V#)((I#)a&0x7FFFFFFF)));}

        """;

    private const string Wide =
        """
        INLINE V16 fma16(V16 a,V16 b,V16 c){return _mm512_fmadd_ps(a,b,c);}
        INLINE V16 max16(V16 a,V16 b){return _mm512_max_ps(a,b);}
        INLINE V16 min16(V16 a,V16 b){return _mm512_min_ps(a,b);}
        INLINE V16 rint16(V16 a){return _mm512_roundscale_ps(a,8);}
        INLINE V16 root16(V16 a){return _mm512_sqrt_ps(a);}
        INLINE V16 one_where_positive16(V16 a){return _mm512_maskz_mov_ps(_mm512_cmp_ps_mask(a,_mm512_setzero_ps(),_CMP_GT_OQ),all16(1.f));}
        INLINE V16 first16(const float*p,I16 mask){return _mm512_maskz_loadu_ps(_mm512_movepi32_mask((__m512i)mask),p);}
        INLINE V16 normal16(V16 a){return _mm512_maskz_mov_ps(_mm512_cmp_ps_mask(all16(1.17549435e-38f),_mm512_abs_ps(a),_CMP_NGT_UQ),a);}

        """;

    /// <summary>Sixteen chains as one vector.</summary>
    private const string Chains16 =
        """
        typedef __m512 C;
        INLINE C chains(float first){return _mm512_zextps128_ps512(_mm_set_ss(first));}
        INLINE C add(C c,const float*a,const float*b){return _mm512_fmadd_ps(_mm512_loadu_ps(a),_mm512_loadu_ps(b),c);}
        INLINE __m256 half(C c){return _mm256_add_ps(_mm512_castps512_ps256(c),_mm256_castpd_ps(_mm512_extractf64x4_pd(_mm512_castps_pd(c),1)));}
        INLINE __m256 greater_half(C c){return _mm256_max_ps(_mm512_castps512_ps256(c),_mm256_castpd_ps(_mm512_extractf64x4_pd(_mm512_castps_pd(c),1)));}

        """;

    /// <summary>Sixteen chains as two vectors.</summary>
    private const string Chains8 =
        """
        typedef struct{__m256 low,high;}C;
        INLINE C chains(float first){C c={_mm256_zextps128_ps256(_mm_set_ss(first)),_mm256_setzero_ps()};return c;}
        INLINE C add(C c,const float*a,const float*b){
         c.low=_mm256_fmadd_ps(_mm256_loadu_ps(a),_mm256_loadu_ps(b),c.low);c.high=_mm256_fmadd_ps(_mm256_loadu_ps(a+8),_mm256_loadu_ps(b+8),c.high);return c;}
        INLINE __m256 half(C c){return _mm256_add_ps(c.low,c.high);}
        INLINE __m256 greater_half(C c){return _mm256_max_ps(c.low,c.high);}

        """;

    /// <summary>The upper half of the chains is added to the lower half, until one is left; of four sums at once, or of one.</summary>
    private const string Joins =
        """
        INLINE __m128 quarter(__m256 h){return _mm_add_ps(_mm256_castps256_ps128(h),_mm256_extractf128_ps(h,1));}
        INLINE float sum4(__m128 f){f=_mm_add_ps(f,_mm_movehl_ps(f,f));return _mm_cvtss_f32(_mm_add_ss(f,_mm_movehdup_ps(f)));}
        INLINE float sum8(__m256 h){return sum4(quarter(h));}
        INLINE float join(C c){return sum8(half(c));}
        INLINE float largest4(__m128 f){f=_mm_max_ps(f,_mm_movehl_ps(f,f));return _mm_cvtss_f32(_mm_max_ss(f,_mm_movehdup_ps(f)));}
        INLINE float largest8(__m256 h){return largest4(_mm_max_ps(_mm256_castps256_ps128(h),_mm256_extractf128_ps(h,1)));}
        INLINE float largest(C c){return largest8(greater_half(c));}
        INLINE void join4(C c0,C c1,C c2,C c3,float*to){
         __m256 a=half(c0),b=half(c1),c=half(c2),d=half(c3);
         __m256 ab=_mm256_add_ps(_mm256_permute2f128_ps(a,b,0x20),_mm256_permute2f128_ps(a,b,0x31));
         __m256 cd=_mm256_add_ps(_mm256_permute2f128_ps(c,d,0x20),_mm256_permute2f128_ps(c,d,0x31));
         __m256 twos=_mm256_add_ps(_mm256_shuffle_ps(ab,cd,0x44),_mm256_shuffle_ps(ab,cd,0xEE));
         __m256 ones=_mm256_add_ps(_mm256_shuffle_ps(twos,twos,0x88),_mm256_shuffle_ps(twos,twos,0xDD));
         _mm_storeu_ps(to,_mm_unpacklo_ps(_mm256_castps256_ps128(ones),_mm256_extractf128_ps(ones,1)));}
        INLINE void transpose4(const float*from,long stride,float*to,long places){
         __m128 a=_mm_loadu_ps(from),b=_mm_loadu_ps(from+stride),c=_mm_loadu_ps(from+2*stride),d=_mm_loadu_ps(from+3*stride);
         _MM_TRANSPOSE4_PS(a,b,c,d);
         _mm_storeu_ps(to,a);_mm_storeu_ps(to+places,b);_mm_storeu_ps(to+2*places,c);_mm_storeu_ps(to+3*places,d);}

        """;
}
