using System.Globalization;

namespace NetGen.Benchmarks.Peers;

/// <summary>
/// The functions that <see cref="CTunedSource"/> needs, over vectors of 16 or 8 numbers. exp: x = n ln 2 + r, a polynomial of degree 6 in r, times
/// 2^n. tanh(x) = 1 - 2 / (exp(2x) + 1).
/// </summary>
internal static class CTunedMathematics
{
    /// <summary>The text for vectors of so many numbers, and for softmax over so many of them.</summary>
    public static string Of(int lanes, int softmaxVectors) => $"{Head(lanes)}{(lanes == 16 ? s_of16 : s_of8)}{Common(lanes, softmaxVectors)}";

    private static string Head(int lanes) =>
        $"""
        #include <math.h>
        #include <string.h>
        #include <immintrin.h>
        #define ALIGNED __attribute__((aligned(64)))
        #define LANES {lanes}
        typedef float V __attribute__((vector_size({lanes * 4}),aligned(4),may_alias));
        #define LOAD(p) (*(const V*)(p))
        #define STORE(p,v) (*(V*)(p)=(v))

        """;

    private static readonly string s_of16 =
        """
        typedef __m512 R;
        #define ALL(c) _mm512_set1_ps(c)
        #define FMA(a,b,c) _mm512_fmadd_ps(a,b,c)
        #define FNMA(a,b,c) _mm512_fnmadd_ps(a,b,c)
        #define MAX(a,b) _mm512_max_ps(a,b)
        #define MIN(a,b) _mm512_min_ps(a,b)
        #define ROUND(a) _mm512_roundscale_ps(a,8)
        #define SCALE(p,n) _mm512_scalef_ps(p,n)
        static inline float largest(R v){return _mm512_reduce_max_ps(v);}
        static inline float total(R v){return _mm512_reduce_add_ps(v);}

        """;

    private static readonly string s_of8 =
        """
        typedef __m256 R;
        #define ALL(c) _mm256_set1_ps(c)
        #define FMA(a,b,c) _mm256_fmadd_ps(a,b,c)
        #define FNMA(a,b,c) _mm256_fnmadd_ps(a,b,c)
        #define MAX(a,b) _mm256_max_ps(a,b)
        #define MIN(a,b) _mm256_min_ps(a,b)
        #define ROUND(a) _mm256_round_ps(a,8)
        #define SCALE(p,n) _mm256_castsi256_ps(_mm256_add_epi32(_mm256_castps_si256(p),_mm256_slli_epi32(_mm256_cvtps_epi32(n),23)))
        static inline float largest(R v){__m128 a=_mm_max_ps(_mm256_castps256_ps128(v),_mm256_extractf128_ps(v,1));a=_mm_max_ps(a,_mm_movehl_ps(a,a));return _mm_cvtss_f32(_mm_max_ss(a,_mm_movehdup_ps(a)));}
        static inline float total(R v){__m128 a=_mm_add_ps(_mm256_castps256_ps128(v),_mm256_extractf128_ps(v,1));a=_mm_add_ps(a,_mm_movehl_ps(a,a));return _mm_cvtss_f32(_mm_add_ss(a,_mm_movehdup_ps(a)));}

        """;

    private static string Common(int lanes, int softmaxVectors)
    {
        string[] places = [.. Enumerable.Range(0, softmaxVectors).Select(vector => $"{vector}")];
        return string.Create(CultureInfo.InvariantCulture,
            $$"""
            static inline R exponential(R x){
             x=MIN(MAX(x,ALL(-87.f)),ALL(88.f));
             R n=ROUND(x*ALL({{1 / Math.Log(2)}}f));
             R r=FNMA(n,ALL(0.693145751953125f),x);r=FNMA(n,ALL({{Math.Log(2) - 0.693145751953125}}f),r);
             R p=ALL(1.f/720);p=FMA(p,r,ALL(1.f/120));p=FMA(p,r,ALL(1.f/24));p=FMA(p,r,ALL(1.f/6));
             p=FMA(p,r,ALL(0.5f));p=FMA(p,r,ALL(1.f));p=FMA(p,r,ALL(1.f));
             return SCALE(p,n);}
            static inline R hyperbolic_tangent(R x){R e=exponential(x+x);return ALL(1.f)-ALL(2.f)/(e+ALL(1.f));}
            static inline void softmax(float*p){
             R {{string.Join(",", places.Select(place => $"v{place}=LOAD(p+{place}*{lanes})"))}};
             R m=ALL(largest({{places.Skip(1).Aggregate("v0", (all, place) => $"MAX({all},v{place})")}}));
             {{string.Concat(places.Select(place => $"v{place}=exponential(v{place}-m);"))}}
             R s=ALL(1.f/total({{string.Join("+", places.Select(place => $"v{place}"))}}));
             {{string.Concat(places.Select(place => $"STORE(p+{place}*{lanes},v{place}*s);"))}}}

            """);
    }
}
