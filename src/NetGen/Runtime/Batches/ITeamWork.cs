namespace NetGen.Runtime;

/// <summary>Work in shares that may be done in any order, on any thread, each once.</summary>
internal interface ITeamWork
{
    /// <summary>Does one share.</summary>
    void Do(int share);
}
