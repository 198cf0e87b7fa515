namespace PrisonOps.Analyzers.Cameras;

/// <summary>The planes of one keyframe. A grey camera has no chroma: <see cref="HasChroma"/> is false and the views are empty.</summary>
public readonly ref struct KeyframeView
{
    public KeyframeView(PlaneView luma, bool isFullRange)
    {
        Luma = luma;
        IsFullRange = isFullRange;
    }

    public KeyframeView(PlaneView luma, PlaneView chromaU, PlaneView chromaV, bool isFullRange)
        : this(luma, isFullRange)
    {
        ChromaU = chromaU;
        ChromaV = chromaV;
        HasChroma = true;
    }

    public PlaneView Luma { get; }

    public PlaneView ChromaU { get; }

    public PlaneView ChromaV { get; }

    public bool HasChroma { get; }

    /// <summary>Black is 0 and white 255; otherwise 16 and 235.</summary>
    public bool IsFullRange { get; }
}
