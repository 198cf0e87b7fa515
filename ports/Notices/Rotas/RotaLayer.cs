using System.Collections.Immutable;
using PrisonOps.Ports.Alarms.Rules;

namespace PrisonOps.Ports.Notices.Rotas;

/// <summary>One shift: its people take turns, one at a time.</summary>
/// <param name="StartsOn">The day on which the first of <paramref name="Members"/> begins, at <paramref name="HandOver"/>.</param>
/// <param name="TurnDays">How long one is on duty before the next takes over, 1 to 62 days.</param>
/// <param name="Hours">When there is duty at all; empty for around the clock.</param>
public sealed record RotaLayer(
    string Name, ImmutableArray<Guid> Members, DateOnly StartsOn, TimeOnly HandOver, int TurnDays, ImmutableArray<WeeklyHours> Hours, RotaDays Days);
