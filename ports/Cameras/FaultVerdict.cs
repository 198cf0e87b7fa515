namespace PrisonOps.Ports.Cameras;

/// <summary>What a person says of a fault that a round found. The numbers are stored; they are append-only.</summary>
public enum FaultVerdict
{
    TrueAlarm = 1,
    FalseAlarm = 2,

    /// <summary>The picture is as it is meant to be: this fault of this camera and profile is not raised any more until that is withdrawn.</summary>
    AcceptedAsNormal = 3,
}
