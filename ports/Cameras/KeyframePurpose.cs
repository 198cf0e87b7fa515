namespace PrisonOps.Ports.Cameras;

/// <summary>The two clocks of a camera.</summary>
public enum KeyframePurpose
{
    /// <summary>Is the stream there? DESCRIBE only; no decoder.</summary>
    Liveness = 0,

    /// <summary>Keyframes, decoded and measured.</summary>
    Diagnosis = 1,
}
