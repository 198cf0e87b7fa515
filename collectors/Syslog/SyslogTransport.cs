namespace PrisonOps.Collectors.Syslog;

/// <summary>How syslog comes: RFC 5426, RFC 6587, RFC 5425.</summary>
public enum SyslogTransport
{
    Udp = 1,
    Tcp = 2,
    Tls = 3,
}
