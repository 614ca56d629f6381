namespace NetGen;

/// <summary>The ranges of hyperparameters, and the messages of values outside them.</summary>
internal static class Hyperparameter
{
    /// <summary>Requires a finite value of 0 or more.</summary>
    internal static void RequireNotNegative(double value, string name) => RequireNotNegative(value, name, name);

    /// <summary>Requires a finite value of 0 or more of an argument whose name does not say what it is.</summary>
    internal static void RequireNotNegative(double value, string argument, string name)
    {
        if (!(value >= 0) || !double.IsFinite(value))
            throw new ArgumentOutOfRangeException(argument, value, $"{name} is a finite number of 0 or more.");
    }

    /// <summary>Requires a finite value above 0.</summary>
    internal static void RequirePositive(double value, string name)
    {
        if (!(value > 0) || !double.IsFinite(value))
            throw new ArgumentOutOfRangeException(name, value, $"{name} is a finite number above 0.");
    }

    /// <summary>Requires a value in [0, 1): the factor of an average over past steps.</summary>
    internal static void RequireFraction(double value, string name)
    {
        if (!(value >= 0 && value < 1))
            throw new ArgumentOutOfRangeException(name, value, $"{name} is at least 0 and below 1.");
    }
}
