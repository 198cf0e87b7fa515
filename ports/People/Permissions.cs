namespace PrisonOps.Ports.People;

/// <summary>Every permission code. A role of the standard pack lists the codes that it grants.</summary>
public static class Permissions
{
    public const string MonitoringRead = "monitoring.read";
    public const string MonitoringConfigure = "monitoring.configure";
    public const string AlarmRead = "alarm.read";
    public const string AlarmHandle = "alarm.handle";
    public const string ObjectRead = "object.read";
    public const string ObjectWrite = "object.write";
    public const string CredentialWrite = "credential.write";
    public const string VideoView = "video.view";
    public const string WallView = "wall.view";

    /// <summary>To compose the scenes of walls.</summary>
    public const string WallConfigure = "wall.configure";
    public const string AnalysisRead = "analysis.read";
    public const string UnitWrite = "unit.write";
    public const string AccountWrite = "account.write";
    public const string PolicyWrite = "policy.write";
    public const string AuditRead = "audit.read";
    public const string SystemConfigure = "system.configure";
}
