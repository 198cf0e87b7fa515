using System.Collections.Immutable;
using PrisonOps.Ports.Alarms.Rules;

namespace PrisonOps.Ports.Notices.Rotas;

/// <summary>Who is on duty when.</summary>
public sealed record RotaFields
{
    public required string Name { get; init; }

    /// <summary>IANA name of the zone of all days and times here.</summary>
    public string Zone { get; init; } = AlarmRuleFields.DefaultZone;

    public ImmutableArray<RotaLayer> Layers { get; init; } = [];

    /// <summary>Statutory holidays.</summary>
    public ImmutableArray<DateOnly> Holidays { get; init; } = [];

    /// <summary>Days of weekends that are worked in exchange.</summary>
    public ImmutableArray<DateOnly> WorkedWeekends { get; init; } = [];
}
