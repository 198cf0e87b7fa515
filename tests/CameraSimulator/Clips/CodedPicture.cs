namespace PrisonOps.Tests.CameraSimulator.Clips;

/// <summary>One coded picture in the pieces that RTP treats each for itself: NAL units, or the whole of a JPEG or MPEG-4 picture.</summary>
public sealed record CodedPicture(IReadOnlyList<byte[]> Units, bool IsKey);
