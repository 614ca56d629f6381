namespace NetGen.Runtime;

/// <content>By the members of the enumeration, which NetGen.Build does not have.</content>
internal static partial class ActivationTable
{
    /// <summary>What is known of an activation.</summary>
    public static ActivationDefinition Of(Activation activation) => At((int)activation)
        ?? throw new ArgumentOutOfRangeException(nameof(activation), activation, "There is no such activation.");

    /// <summary>The member of the enumeration.</summary>
    public static Activation MemberOf(ActivationDefinition definition) => (Activation)Array.IndexOf(All, definition);
}
