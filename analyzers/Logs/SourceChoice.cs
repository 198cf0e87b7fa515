using PrisonOps.Ports.Logs;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Analyzers.Logs;

/// <summary>Which of the objects with an address has sent a message.</summary>
public static class SourceChoice
{
    /// <summary>
    /// The only one; else the only one that is watched by SNMP, for that is the device itself and not one of its channels or services; else
    /// nobody can tell.
    /// </summary>
    public static LogSource? Of(IReadOnlyCollection<LogSource> candidates)
    {
        if (candidates.Count == 1) return candidates.First();

        LogSource[] devices = [.. candidates.Where(candidate => candidate.Protocol == MonitoringProtocol.Snmp).Take(2)];
        return devices.Length == 1 ? devices[0] : null;
    }
}
