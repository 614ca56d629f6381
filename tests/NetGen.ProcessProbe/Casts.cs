using System.Reflection;

namespace NetGen.ProcessProbe;

/// <summary>Brings the table in which the runtime remembers the results of casts to its final size, so that no later call makes it grow.</summary>
internal static class Casts
{
    public static int FillCache()
    {
        Type[] arguments = [.. typeof(object).Assembly.GetTypes().Where(type => type is { IsClass: true, ContainsGenericParameters: false, IsAbstract: false } && !type.IsByRefLike).Take(100)];
        int count = 0;
        foreach (Type argument in arguments)
        {
            foreach (Type other in arguments)
                count += argument.IsAssignableTo(other) ? 1 : 0;
        }

        return count;
    }
}
