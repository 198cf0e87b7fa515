using System.Collections.Immutable;

namespace PrisonOps.Silo.Estate;

/// <summary>An estate as a file describes it: units, credential sets, objects with their relations, and people. Parents and locations come first.</summary>
internal sealed record EstateContents(
    ImmutableArray<EstateUnit> Units, ImmutableArray<EstateCredentials> Credentials, ImmutableArray<EstateObject> Objects,
    ImmutableArray<EstateRelation> Relations, ImmutableArray<EstatePerson> People);
