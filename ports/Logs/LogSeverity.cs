namespace PrisonOps.Ports.Logs;

/// <summary>The levels of syslog (RFC 5424 section 6.2.1): the lower the number, the more urgent. A trap says none and is a notice.</summary>
public enum LogSeverity
{
    Emergency = 0,
    Alert = 1,
    Critical = 2,
    Error = 3,
    Warning = 4,
    Notice = 5,
    Informational = 6,
    Debug = 7,
}
