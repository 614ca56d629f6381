using NetGen.Generator.Model;

namespace NetGen.Generator.Rules;

/// <summary>Chooses between the forms of a model file: with its scaling in the weights, or as stages of the network; and judges whether the network has the stages.</summary>
internal static class ModelFileForms
{
    /// <summary>The form that a network asks for, and the stages that it takes from the file where it leaves them to that.</summary>
    public static (NetworkOptions Options, ModelDescription File) Choose(NetworkOptions options, ModelDescription file)
    {
        if ((options.Scaling ?? Scaling.None) != Scaling.None)
            return (options, file.Staged ?? file);

        // A network that takes its architecture from the file takes the stages, too, where weights cannot hold what they do.
        if (options is { Architecture: not null, Scaling: null })
        {
            if (file.Scaling != Scaling.None)
                return (options with { Scaling = file.Scaling }, file);
            if (WhyNot(options, file) is not null && file.Staged is { } staged && WhyNot(options, staged) is null)
                return (options with { Scaling = staged.Scaling }, staged);
        }

        return (options, file);
    }

    /// <summary>Why a network of its precision cannot hold the numbers of a file; null where it can.</summary>
    public static string? WhyNot(NetworkOptions options, ModelDescription file) =>
        (options.Precision ?? Precision.Single) == Precision.Single ? file.NotSingle : null;

    /// <summary>The stages that a network must declare, where it declares others.</summary>
    public static Scaling? Needed(NetworkOptions options, ModelDescription file)
    {
        Scaling declared = options.Scaling ?? Scaling.None;
        bool lacks = (file.Scaling & ~declared) != 0;
        return lacks && !file.ScalesNothing ? file.Scaling | declared
            : file.ScalesNothing && declared != Scaling.None ? Scaling.None
            : null;
    }
}
