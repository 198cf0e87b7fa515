namespace PrisonOps.Tests.CameraSimulator.Rtp;

/// <summary>What an RTP packet carries behind its head.</summary>
/// <param name="IsLast">The last packet of its picture: the marker bit.</param>
internal readonly record struct RtpPayload(byte[] Bytes, bool IsLast);
