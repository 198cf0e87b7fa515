using System.Collections.Immutable;
using PrisonOps.Ports;

namespace PrisonOps.GrainInterfaces.Alarms;

/// <summary>One command of a person on up to 500 alarms of one unit. The caller has checked that they are the person's.</summary>
[GenerateSerializer, Immutable, Alias("prisonops.alarm-command")]
public sealed record AlarmCommand(
    [property: Id(0)] AlarmCommandKind Kind,
    [property: Id(1)] ImmutableArray<Guid> AlarmIds,
    [property: Id(2)] Actor Actor,
    [property: Id(3)] string? Note)
{
    /// <summary>Of a shelf: when it ends.</summary>
    [Id(4)]
    public DateTimeOffset? Until { get; init; }
}
