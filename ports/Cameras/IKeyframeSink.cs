namespace PrisonOps.Ports.Cameras;

/// <summary>Takes every answer back to the actor of the camera. Never waits, never throws.</summary>
public interface IKeyframeSink
{
    void Deliver(Guid cameraId, long epoch, KeyframeResult result);
}
