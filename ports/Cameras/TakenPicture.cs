namespace PrisonOps.Ports.Cameras;

/// <summary>A picture that is to be kept, with the numbers read off it: a latest picture may become a reference later.</summary>
/// <param name="Measured">Null where they are of no use any more: in evidence.</param>
public sealed record TakenPicture(DateTimeOffset At, byte[] Jpeg, DayProfile? Profile = null, PictureMeasurements? Measured = null);
