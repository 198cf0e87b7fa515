using System.Collections.Immutable;
using PrisonOps.Ports.Logs;

namespace PrisonOps.Collectors.Syslog;

/// <summary>What stands in one syslog message, whichever of the two forms it has.</summary>
internal sealed record SyslogContent(int Facility, LogSeverity Severity)
{
    public DateTimeOffset? DeviceAt { get; init; }

    public string Host { get; init; } = "";

    public string App { get; init; } = "";

    public string Text { get; init; } = "";

    public ImmutableArray<LogVariable> Variables { get; init; } = [];
}
