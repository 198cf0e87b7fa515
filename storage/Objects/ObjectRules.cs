using System.Text.Json;
using System.Text.RegularExpressions;
using PrisonOps.Ports;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Storage.Objects;

/// <summary>What a draft may say, told in sentences with the field, its value and what is allowed.</summary>
internal static partial class ObjectRules
{
    private const int NameLengthMax = 200;
    private const int MakeLengthMax = 100;
    private const int ThresholdsLengthMax = 65_536;

    /// <summary>Room for the points and names of a gateway with some hundred contacts.</summary>
    private const int StreamPathMax = 32_000;

    private static readonly TimeSpan PeriodMin = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PeriodMax = TimeSpan.FromDays(1);

    public static ChangeOutcome<ObjectConfiguration>? Check(ObjectDraft draft) =>
        CheckNames(draft) ?? CheckNetwork(draft) ?? CheckPeriods(draft) ?? CheckThresholds(draft.Thresholds);

    private static ChangeOutcome<ObjectConfiguration>? CheckNames(ObjectDraft draft)
    {
        if (draft.Code.Length is 0 or > 64 || draft.Code.Any(char.IsControl) || draft.Code != draft.Code.Trim())
            return Refused("code", Refusal.Of("object-code", "Object code '{given}' is not allowed; a code has 1 to 64 characters and no blanks at its ends.", ("given", draft.Code)));
        if (draft.Name.Trim().Length is 0 or > NameLengthMax)
            return Refused("name", Refusals.Length(draft.Name.Trim().Length, 1, NameLengthMax));
        if ((CheckMake("vendor", draft.Vendor) ?? CheckMake("model", draft.Model)) is { } refused) return refused;
        if (!ClassCode().IsMatch(draft.ClassCode))
            return Refused("classCode", Refusal.Of("object-class", "Class '{given}' is not allowed; a class code reads like 'network.switch'.", ("given", draft.ClassCode)));
        if (!Enum.IsDefined(draft.Criticality)) return Refused("criticality", Refusal.Of("object-criticality", "Criticality {given} is not allowed; it is 0 (non-core) or 1 (core).", ("given", (int)draft.Criticality)));
        return Enum.IsDefined(draft.Protocol) ? null : Refused("protocol", Refusal.Of("object-protocol", "Protocol {given} is not allowed; it is None, Snmp, Rtsp, Icmp, Tcp, Modbus, OpenMetrics, Http, Dns, Sql or Libvirt.", ("given", (int)draft.Protocol)));
    }

    private static ChangeOutcome<ObjectConfiguration>? CheckMake(string field, string? given) =>
        given?.Trim().Length > MakeLengthMax ? Refused(field, Refusals.Length(given.Trim().Length, 0, MakeLengthMax)) : null;

    private static ChangeOutcome<ObjectConfiguration>? CheckNetwork(ObjectDraft draft)
    {
        if (draft.Protocol != MonitoringProtocol.None && !Address().IsMatch(draft.Address))
            return Refused("address", Refusal.Of("object-address", "Address '{given}' is not allowed; a {protocol} object needs an IP address or a host name.", ("given", draft.Address), ("protocol", draft.Protocol)));
        if (draft.Address.Length > 0 && draft.NetworkDomain.Trim().Length is 0 or > 64)
            return Refused("networkDomain", Refusal.Of("object-domain", "Network domain '{given}' is not allowed; with an address it has 1 to 64 characters.", ("given", draft.NetworkDomain)));
        if (draft.Port is < 0 or > 65_535) return Refused("port", Refusals.Range(draft.Port, 0, 65_535));
        return draft.StreamPath?.Length > StreamPathMax
            ? Refused("streamPath", Refusals.Length(draft.StreamPath.Length, 0, StreamPathMax))
            : null;
    }

    private static ChangeOutcome<ObjectConfiguration>? CheckPeriods(ObjectDraft draft)
    {
        if (draft.Protocol != MonitoringProtocol.None && (draft.PollPeriod < PeriodMin || draft.PollPeriod > PeriodMax))
            return Refused("pollPeriodSeconds", Refusals.Range(draft.PollPeriod.TotalSeconds, PeriodMin.TotalSeconds, PeriodMax.TotalSeconds));
        return draft.DiagnosisPeriod < TimeSpan.Zero || draft.DiagnosisPeriod > PeriodMax
            ? Refused("diagnosisPeriodSeconds", Refusals.Range(draft.DiagnosisPeriod.TotalSeconds, 0, PeriodMax.TotalSeconds))
            : null;
    }

    private static ChangeOutcome<ObjectConfiguration>? CheckThresholds(string? thresholds)
    {
        if (thresholds is null) return null;
        if (thresholds.Length > ThresholdsLengthMax)
            return Refused("thresholds", Refusals.Length(thresholds.Length, 0, ThresholdsLengthMax));
        try
        {
            using JsonDocument parsed = JsonDocument.Parse(thresholds);
            return null;
        }
        catch (JsonException broken)
        {
            return Refused("thresholds", Refusal.Of("not-json", "This is not JSON: {fault}", ("fault", broken.Message)));
        }
    }

    private static ChangeOutcome<ObjectConfiguration> Refused(string field, Refusal refusal) => ChangeOutcome.Refused<ObjectConfiguration>(field, refusal);

    [GeneratedRegex(@"^[a-z][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)*$")]
    private static partial Regex ClassCode();

    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9.:_-]{0,251}[A-Za-z0-9])?$")]
    private static partial Regex Address();
}
