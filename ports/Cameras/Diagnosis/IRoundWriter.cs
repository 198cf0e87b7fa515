namespace PrisonOps.Ports.Cameras.Diagnosis;

/// <summary>Stores rounds in batches behind the actors' back. Never waits, never throws; bounded, and says what it had to drop.</summary>
public interface IRoundWriter
{
    void Offer(CameraRound round);
}
