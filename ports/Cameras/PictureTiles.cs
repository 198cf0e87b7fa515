namespace PrisonOps.Ports.Cameras;

/// <summary>What stands where in one keyframe, by which pictures of one camera are compared. Small on purpose: nobody is recognised in it.</summary>
/// <param name="Thumbnail">Mean luma of 96 x 54 points.</param>
/// <param name="Steepest">Steepest step of luma in each of 32 x 18 tiles.</param>
/// <param name="Slopes">Mean step of luma in each tile, in quarters of a grey level.</param>
/// <param name="ChromaU">Mean U of each tile.</param>
/// <param name="ChromaV">Mean V of each tile.</param>
/// <param name="Spectrum">Mean logarithmic power of 64 x 64 blocks, 64 x 33 frequencies; empty for pictures smaller than a block.</param>
[GenerateSerializer, Immutable, Alias("prisonops.picture-tiles")]
public sealed record PictureTiles(
    [property: Id(0)] byte[] Thumbnail,
    [property: Id(1)] byte[] Steepest,
    [property: Id(2)] byte[] Slopes,
    [property: Id(3)] byte[] ChromaU,
    [property: Id(4)] byte[] ChromaV,
    [property: Id(5)] byte[] Spectrum);
