using System.Collections.Immutable;

namespace PrisonOps.Ports.Logs;

/// <summary>Which messages a rule is about. Everything that is given must fit; no patterns, so that no message can make a rule slow.</summary>
/// <param name="TrapOids">Dotted names of notifications, one of which it is; with ".*" at its end a name stands for all below it. Empty for syslog.</param>
/// <param name="App">The program of a syslog message; null: any.</param>
/// <param name="Prefix">How the text begins, upper and lower case alike; null: anyhow.</param>
/// <param name="Contains">What stands in the text, upper and lower case alike; null: anything.</param>
/// <param name="AtLeast">As urgent as this or more; null: any level.</param>
public sealed record EventMatch(
    LogKind Kind, ImmutableArray<string> TrapOids, string? App = null, string? Prefix = null, string? Contains = null, LogSeverity? AtLeast = null);
