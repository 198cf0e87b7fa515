using PrisonOps.Ports.Logs;

namespace PrisonOps.Web.Wire;

/// <param name="Address">Empty in the row that counts what no longer fits into the list.</param>
/// <param name="Key">The name of a notification or the program of a syslog message; may be empty.</param>
public sealed record UnmappedSource(
    string NetworkDomain, string Address, LogKind Kind, string Key, UnmappedReason Reason, Guid? ObjectId, string? ObjectName, int UnitId, long Count,
    DateTimeOffset FirstAt, DateTimeOffset LastAt, int Level, string Text, IReadOnlyList<LogVariable> Variables);
