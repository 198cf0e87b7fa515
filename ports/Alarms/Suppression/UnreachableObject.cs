namespace PrisonOps.Ports.Alarms.Suppression;

/// <summary>An object that does not answer, as its open alarm says.</summary>
/// <param name="FirstAt">When it was first found silent; a silence that came back soon goes on from the first.</param>
/// <param name="LastAt">When the silence that lasts now began.</param>
[GenerateSerializer, Immutable, Alias("prisonops.unreachable-object")]
public readonly record struct UnreachableObject(
    [property: Id(0)] Guid ObjectId, [property: Id(1)] DateTimeOffset FirstAt, [property: Id(2)] DateTimeOffset LastAt);
