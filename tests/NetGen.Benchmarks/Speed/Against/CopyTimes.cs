namespace NetGen.Benchmarks.Speed.Against;

/// <summary>A cell in one copy of the new build and one of the old, timed in turn.</summary>
/// <param name="New">The median seconds of a call in the new one.</param>
/// <param name="Old">Those in the old one.</param>
/// <param name="Ratio">The median, over neighbouring slices, of the new one's time divided by the old one's.</param>
internal readonly record struct CopyTimes(double New, double Old, double Ratio)
{
    /// <summary>Times two engines in turn.</summary>
    /// <param name="contest">How.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="newer">The new build's engine.</param>
    /// <param name="older">The old build's.</param>
    /// <param name="oldFirst">Whether the old one is compiled and allocates first.</param>
    public static CopyTimes Of(Contest contest, Cell cell, Engine newer, Engine older, bool oldFirst)
    {
        Contestant ofNew = new("new", calls => newer.Time(cell, calls)), ofOld = new("old", calls => older.Time(cell, calls));
        Standing standing = oldFirst ? contest.Run(ofOld, [ofNew]) : contest.Run(ofNew, [ofOld]);
        Outcome other = standing.Others[0];
        return oldFirst ? new(other.Seconds, standing.Seconds, 1 / other.Ratio) : new(standing.Seconds, other.Seconds, other.Ratio);
    }
}
