namespace PrisonOps.Tests.CameraSimulator;

public enum CameraTls
{
    None,

    /// <summary>With a certificate of its own making.</summary>
    SelfSigned,

    /// <summary>What arrives as a handshake is answered by nonsense.</summary>
    Broken,
}
