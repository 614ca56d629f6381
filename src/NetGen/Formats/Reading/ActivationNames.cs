using System;

namespace NetGen.Formats.Reading;

/// <summary>The names of the members of <c>NetGen.Activation</c>, which this source may not refer to where it is compiled into other assemblies.</summary>
internal static class ActivationNames
{
    public const string Identity = "Identity";
    public const string ReLU = "ReLU";
    public const string ReLU6 = "ReLU6";
    public const string LeakyReLU = "LeakyReLU";
    public const string ELU = "ELU";
    public const string SELU = "SELU";
    public const string GELU = "GELU";
    public const string GELUTanh = "GELUTanh";
    public const string SiLU = "SiLU";
    public const string Mish = "Mish";
    public const string Softplus = "Softplus";
    public const string Softsign = "Softsign";
    public const string Sigmoid = "Sigmoid";
    public const string HardSigmoid = "HardSigmoid";
    public const string Tanh = "Tanh";
    public const string HardTanh = "HardTanh";
    public const string HardSwish = "HardSwish";
    public const string Softmax = "Softmax";
    public const string LogSoftmax = "LogSoftmax";

    private static readonly string[] s_all =
    {
        Identity, ReLU, ReLU6, LeakyReLU, ELU, SELU, GELU, GELUTanh, SiLU, Mish, Softplus, Softsign, Sigmoid, HardSigmoid, Tanh, HardTanh, HardSwish, Softmax, LogSoftmax,
    };

    /// <summary>All of them, for a message.</summary>
    public static string List => string.Join(", ", s_all);

    public static bool IsKnown(string name) => Array.IndexOf(s_all, name) >= 0;
}
