namespace PrisonOps.Ports.Cameras;

/// <summary>The two clocks of a camera, and the watch over a key camera.</summary>
public enum KeyframePurpose
{
    /// <summary>Is the stream there? DESCRIBE only; no decoder.</summary>
    Liveness = 0,

    /// <summary>Keyframes, decoded and measured.</summary>
    Diagnosis = 1,

    /// <summary>Does the stream go on? A session that is read and not decoded until its deadline, or until it falls silent.</summary>
    Watch = 2,
}
