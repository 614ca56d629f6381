using System.Reflection.Emit;

namespace NetGen.TierProbe;

/// <summary>A method beyond the limits of the JIT, to prove that the log shows it and that the test would see it.</summary>
internal static class Oversized
{
    private const int Additions = 12_000;

    /// <summary>Compiles and calls it.</summary>
    internal static void Call()
    {
        var method = new DynamicMethod(nameof(Oversized), typeof(int), [typeof(int)]);
        ILGenerator code = method.GetILGenerator();
        for (int addition = 0; addition < Additions; addition++)
        {
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Ldc_I4_1);
            code.Emit(OpCodes.Add);
            code.Emit(OpCodes.Starg_S, (byte)0);
        }

        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ret);
        if (method.CreateDelegate<Func<int, int>>()(0) != Additions)
            throw new InvalidOperationException("The oversized method computes something else.");
    }
}
