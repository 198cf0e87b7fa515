using System.Globalization;

namespace PrisonOps.Ports.Objects;

/// <summary>A roster: one unit, one protocol, one shard. As a grain key it reads "3/Snmp/0".</summary>
[GenerateSerializer, Immutable, Alias("prisonops.roster-key")]
public readonly record struct RosterKey([property: Id(0)] int Unit, [property: Id(1)] MonitoringProtocol Protocol, [property: Id(2)] int Shard)
{
    public static RosterKey Parse(string key)
    {
        string[] parts = key.Split('/');

        return parts.Length == 3
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int unit)
            && Enum.TryParse(parts[1], out MonitoringProtocol protocol)
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out int shard)
            ? new(unit, protocol, shard)
            : throw new FormatException($"Roster key '{key}' is not UNIT/PROTOCOL/SHARD, for example 3/Snmp/0.");
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Unit}/{Protocol}/{Shard}");
}
