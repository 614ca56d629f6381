/* Loss and gradient of 24-8-2 with tanh in double precision, over a batch, in plain C. Weights are [inputs][outputs], as NetGen's. */
#include <math.h>
#include <string.h>
enum { I = 24, H = 8, O = 2, W1 = 0, B1 = I * H, W2 = B1 + H, B2 = W2 + H * O, Count = B2 + O };
double net_gradient(const double* restrict p, const double* restrict x, const double* restrict y, double* restrict g, int n, long calls) {
    double loss = 0;
    for (long c = 0; c < calls; c++) {
        loss = 0;
        memset(g, 0, Count * sizeof(double));
        for (int s = 0; s < n; s++) {
            const double *in = x + s * I, *target = y + s * O;
            double h[H], e[O], d[H];
            for (int k = 0; k < H; k++) h[k] = p[B1 + k];
            for (int i = 0; i < I; i++) for (int k = 0; k < H; k++) h[k] += in[i] * p[W1 + i * H + k];
            for (int k = 0; k < H; k++) h[k] = tanh(h[k]);
            for (int o = 0; o < O; o++) {
                double z = p[B2 + o];
                for (int k = 0; k < H; k++) z += h[k] * p[W2 + k * O + o];
                e[o] = (z - target[o]) / n;
                loss += 0.5 * (z - target[o]) * (z - target[o]);
                g[B2 + o] += e[o];
            }
            for (int k = 0; k < H; k++) {
                d[k] = 0;
                for (int o = 0; o < O; o++) { d[k] += e[o] * p[W2 + k * O + o]; g[W2 + k * O + o] += h[k] * e[o]; }
                d[k] *= 1 - h[k] * h[k];
                g[B1 + k] += d[k];
            }
            for (int i = 0; i < I; i++) for (int k = 0; k < H; k++) g[W1 + i * H + k] += in[i] * d[k];
        }
    }
    return loss / n;
}
