namespace PrisonOps.Silo.Standard.Protocols;

/// <summary>A profile of a protocol as its file says it, before it has inherited.</summary>
internal sealed record ProtocolDraft<TProfile>(string Path, string Name, TProfile Profile, string? Extends);
