/* A network of any sizes on cblas: matrix times matrix for batches, matrix times vector for one sample. Compiled by the benchmark, which
   hands over the functions of the library that it found. Weights are [outputs][inputs]; the rest is what gcc makes of simple loops. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
enum { RowMajor = 101, NoTrans = 111, Trans = 112, MostLayers = 8, MostSamples = 10000 };
typedef void sgemm_function(int, int, int, int, int, int, float, const float*, int, const float*, int, float, float*, int);
typedef void sgemv_function(int, int, int, int, float, const float*, int, const float*, int, float, float*, int);
typedef void sger_function(int, int, int, float, const float*, int, const float*, int, float*, int);
static sgemm_function* sgemm; static sgemv_function* sgemv; static sger_function* sger;
static int layers, sizes[MostLayers + 1], hidden_tanh, softmax;
static float *W[MostLayers], *G[MostLayers], *M[MostLayers], *V[MostLayers], *H[MostLayers], *D[MostLayers];
static long adam_steps;
static double power1, power2;

static float* block(long count) { return aligned_alloc(64, (count * 4 + 63) / 64 * 64); }

/* Weights, then the biases behind them, so that one update covers both. */
static long count(int l) { return (long)sizes[l] * sizes[l + 1] + sizes[l + 1]; }
static float* bias(float** of, int l) { return of[l] + (long)sizes[l] * sizes[l + 1]; }

void net_create(void* gemm, void* gemv, void* ger, int layer_count, const int* layer_sizes, int has_tanh, int has_softmax) {
    sgemm = gemm; sgemv = gemv; sger = ger; hidden_tanh = has_tanh; softmax = has_softmax;
    for (int l = 0; l < layers; l++) { free(W[l]); free(G[l]); free(M[l]); free(V[l]); free(H[l]); free(D[l]); }
    layers = layer_count;
    memcpy(sizes, layer_sizes, (layers + 1) * sizeof(int));
    for (int l = 0; l < layers; l++) {
        W[l] = block(count(l)); G[l] = block(count(l)); M[l] = block(count(l)); V[l] = block(count(l));
        H[l] = block((long)MostSamples * sizes[l + 1]); D[l] = block((long)MostSamples * sizes[l + 1]);
    }
}

void net_load(const float* p) {
    adam_steps = 0;
    for (int l = 0; l < layers; l++) {
        int in = sizes[l], out = sizes[l + 1];
        for (int i = 0; i < in; i++) for (int o = 0; o < out; o++) W[l][(long)o * in + i] = *p++;
        for (int o = 0; o < out; o++) bias(W, l)[o] = *p++;
        memset(M[l], 0, count(l) * 4); memset(V[l], 0, count(l) * 4);
    }
}

void net_save(float* p) {
    for (int l = 0; l < layers; l++) {
        int in = sizes[l], out = sizes[l + 1];
        for (int i = 0; i < in; i++) for (int o = 0; o < out; o++) *p++ = W[l][(long)o * in + i];
        for (int o = 0; o < out; o++) *p++ = bias(W, l)[o];
    }
}

static void forward(const float* x, int n) {
    for (int l = 0; l < layers; l++) {
        int in = sizes[l], out = sizes[l + 1];
        float* h = H[l];
        for (int s = 0; s < n; s++) memcpy(h + (long)s * out, bias(W, l), out * 4);
        if (n == 1) sgemv(RowMajor, NoTrans, out, in, 1, W[l], in, x, 1, 1, h, 1);
        else sgemm(RowMajor, NoTrans, Trans, n, out, in, 1, x, in, W[l], in, 1, h, out);
        long values = (long)n * out;
        if (l < layers - 1 && hidden_tanh) for (long i = 0; i < values; i++) h[i] = tanhf(h[i]);
        else if (l < layers - 1) for (long i = 0; i < values; i++) h[i] = h[i] > 0 ? h[i] : 0;
        else if (softmax) for (int s = 0; s < n; s++) {
            float *z = h + (long)s * out, largest = z[0], sum = 0;
            for (int o = 1; o < out; o++) largest = z[o] > largest ? z[o] : largest;
            for (int o = 0; o < out; o++) { z[o] = expf(z[o] - largest); sum += z[o]; }
            for (int o = 0; o < out; o++) z[o] *= 1 / sum;
        }
        x = h;
    }
}

void net_forward(const float* x, float* y, int n, long calls, long mask) {
    int in = sizes[0], out = sizes[layers];
    for (long c = 0; c < calls; c++) {
        forward(x + (c & mask) * n * in, n);
        memcpy(y, H[layers - 1], (long)n * out * 4);
    }
}

/* The gradient of a layer times a factor: added to the weights for SGD, stored for Adam. */
static void gradient(int l, const float* a, int n, float factor, float** into, int adds) {
    int in = sizes[l], out = sizes[l + 1];
    float *g = into[l], *gb = bias(into, l);
    if (!adds) memset(gb, 0, out * 4);
    if (n == 1) {
        if (!adds) memset(g, 0, (long)in * out * 4);
        sger(RowMajor, out, in, factor, D[l], 1, a, 1, g, in);
    } else sgemm(RowMajor, Trans, NoTrans, out, in, n, factor, D[l], out, a, in, adds, g, in);
    for (int s = 0; s < n; s++) for (int o = 0; o < out; o++) gb[o] += factor * D[l][(long)s * out + o];
}

static void step(const float* x, const float* y, int n, int adam, const double* settings) {
    float lr = settings[0], b2 = settings[2], epsilon = settings[3];
    forward(x, n);
    int last = layers - 1;
    for (long i = 0; i < (long)n * sizes[layers]; i++) D[last][i] = H[last][i] - y[i];
    for (int l = last; l >= 0; l--) {
        int in = sizes[l], out = sizes[l + 1];
        if (l > 0) {
            float *d = D[l - 1], *a = H[l - 1];
            if (n == 1) sgemv(RowMajor, Trans, out, in, 1, W[l], in, D[l], 1, 0, d, 1);
            else sgemm(RowMajor, NoTrans, NoTrans, n, in, out, 1, D[l], out, W[l], in, 0, d, in);
            if (hidden_tanh) for (long i = 0; i < (long)n * in; i++) d[i] *= 1 - a[i] * a[i];
            else for (long i = 0; i < (long)n * in; i++) d[i] = a[i] > 0 ? d[i] : 0;
        }
        if (adam) gradient(l, l > 0 ? H[l - 1] : x, n, 1.0f / n, G, 0);
        else gradient(l, l > 0 ? H[l - 1] : x, n, -lr / n, W, 1);
    }
    if (!adam) return;
    if (adam_steps++ == 0) power1 = power2 = 1;
    power1 *= settings[1]; power2 *= settings[2];
    float rate = lr / (1 - power1), scale = 1 / sqrt(1 - power2), k1 = 1 - settings[1], k2 = 1 - settings[2];
    for (int l = 0; l < layers; l++) {
        float *restrict w = W[l], *restrict g = G[l], *restrict m = M[l], *restrict v = V[l];
        for (long i = 0; i < count(l); i++) {
            m[i] += k1 * (g[i] - m[i]);
            v[i] = b2 * v[i] + k2 * g[i] * g[i];
            w[i] -= rate * m[i] / (sqrtf(v[i]) * scale + epsilon);
        }
    }
}

void net_train(const float* x, const float* y, int n, int adam, const double* settings, long calls, long mask) {
    for (long c = 0; c < calls; c++)
        step(x + (c & mask) * n * sizes[0], y + (c & mask) * n * sizes[layers], n, adam, settings);
}
