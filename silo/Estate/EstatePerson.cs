using System.Collections.Immutable;

namespace PrisonOps.Silo.Estate;

internal sealed record EstatePerson(string UserName, string DisplayName, ImmutableArray<EstateRole> Roles);
