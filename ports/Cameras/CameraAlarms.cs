namespace PrisonOps.Ports.Cameras;

public static class CameraAlarms
{
    /// <summary>The one alarm of a camera that lists its confirmed faults (row 8.2-0.18).</summary>
    public const string Abnormal = "vq.abnormal";
}
