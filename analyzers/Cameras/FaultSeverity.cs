namespace PrisonOps.Analyzers.Cameras;

/// <summary>How far a picture is from being of use.</summary>
public enum FaultSeverity
{
    /// <summary>It can still be used for what the camera is there for.</summary>
    Mild = 0,

    /// <summary>Details are lost.</summary>
    Medium = 1,

    /// <summary>It is of little or no use.</summary>
    Severe = 2,
}
