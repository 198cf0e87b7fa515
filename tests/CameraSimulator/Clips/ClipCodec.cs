namespace PrisonOps.Tests.CameraSimulator.Clips;

public enum ClipCodec
{
    H264,
    H265,
    Mjpeg,
    Mpeg4,
}
