namespace PrisonOps.Ports.Logs;

/// <summary>What a list of messages is narrowed to; null: not at all.</summary>
/// <param name="AtLeast">As urgent as this or more.</param>
/// <param name="Text">In the program, the host or the first 1,024 characters of the text; upper and lower case alike.</param>
public sealed record LogFilter(
    DateTimeOffset? From = null, DateTimeOffset? To = null, Guid? ObjectId = null, int? UnitId = null, LogKind? Kind = null, LogSeverity? AtLeast = null,
    string? Text = null);
