namespace PrisonOps.Ports.Logs;

/// <summary>How a device pushed a message.</summary>
public enum LogKind
{
    Syslog = 1,
    Trap = 2,
}
