using PrisonOps.Ports.Databases;

namespace PrisonOps.Silo.Standard;

/// <summary>A profile as its file says it, before it has inherited.</summary>
internal sealed record DatabaseProfileDraft(string Path, DatabaseProfile Profile, string? Extends);
