namespace NetGen.Drawing;

/// <summary>Which of many things in a row are shown in a limited number of places: all, or the first and the last with an ellipsis between them.</summary>
internal readonly struct Excerpt(int count, int places)
{
    /// <summary>Whether some are left out.</summary>
    public bool HasEllipsis => count > places;

    /// <summary>The places that are taken, with that of the ellipsis.</summary>
    public int PlaceCount => Math.Min(count, places);

    /// <summary>Where the ellipsis is; -1 where there is none.</summary>
    public int EllipsisPlace => HasEllipsis ? places / 2 : -1;

    /// <summary>How many are left out.</summary>
    public int HiddenCount => HasEllipsis ? count - places + 1 : 0;

    /// <summary>The first that is left out, which stands where the ellipsis is.</summary>
    public int FirstHidden => EllipsisPlace;

    /// <summary>Which of the things is at a place; of the ellipsis the first that is left out.</summary>
    public int IndexAt(int place) => !HasEllipsis || place <= EllipsisPlace ? place : count - places + place;
}
