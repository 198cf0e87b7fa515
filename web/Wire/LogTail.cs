namespace PrisonOps.Web.Wire;

/// <param name="Head">Where the next look goes on.</param>
public sealed record LogTail(IReadOnlyList<LogEntry> Rows, long Head);
