namespace PrisonOps.Tests.CameraSimulator;

/// <param name="Number">Since the viewer joined, from 0.</param>
/// <param name="At">By its time stamp, from the first.</param>
public readonly record struct SentPicture(int Number, bool IsKey, TimeSpan At);
