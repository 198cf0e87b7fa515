using PrisonOps.Ports.Profiles;

namespace PrisonOps.Silo.Standard;

/// <summary>A profile as its file says it, before it has inherited.</summary>
internal sealed record ProfileDraft(string Path, DeviceProfile Profile, string? Extends);
