using PrisonOps.Ports.Profiles;

namespace PrisonOps.Silo.Standard;

/// <summary>Profiles that were read once, for a command that ends before they could change.</summary>
internal sealed record FixedProfiles(ProfileSet Current) : IProfileCatalogue;
