namespace PrisonOps.Ports.Logs;

/// <summary>What unmapped messages are counted by.</summary>
/// <param name="Key">The name of a notification or the program of a syslog message; may be empty.</param>
public readonly record struct UnmappedKey(string NetworkDomain, string Address, LogKind Kind, string Key);
