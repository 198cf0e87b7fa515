using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.People;

/// <summary>A role of the standard pack: its class, the tiers where it can be assigned, its permissions.</summary>
public sealed record RoleRow(
    string Code, RoleClass Class, ImmutableArray<UnitTier> Tiers, ImmutableArray<string> Permissions, string NameZh, string NameEn);
