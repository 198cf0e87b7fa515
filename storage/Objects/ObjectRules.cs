using System.Text.Json;
using System.Text.RegularExpressions;
using PrisonOps.Ports;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Storage.Objects;

/// <summary>What a draft may say, told in sentences with the field, its value and what is allowed.</summary>
internal static partial class ObjectRules
{
    private const int NameLengthMax = 200;
    private const int ThresholdsLengthMax = 65_536;

    private static readonly TimeSpan PeriodMin = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PeriodMax = TimeSpan.FromDays(1);

    public static ChangeOutcome<ObjectConfiguration>? Check(ObjectDraft draft) =>
        CheckNames(draft) ?? CheckNetwork(draft) ?? CheckPeriods(draft) ?? CheckThresholds(draft.Thresholds);

    private static ChangeOutcome<ObjectConfiguration>? CheckNames(ObjectDraft draft)
    {
        if (draft.Code.Length is 0 or > 64 || draft.Code.Any(char.IsControl) || draft.Code != draft.Code.Trim())
            return Refused("code", $"Object code '{draft.Code}' is not allowed; a code has 1 to 64 characters and no blanks at its ends.");
        if (draft.Name.Trim().Length is 0 or > NameLengthMax)
            return Refused("name", $"The name of object '{draft.Code}' has {draft.Name.Trim().Length} characters; allowed are 1 to {NameLengthMax}.");
        if (!ClassCode().IsMatch(draft.ClassCode))
            return Refused("classCode", $"Class '{draft.ClassCode}' is not allowed; a class code reads like 'network.switch'.");
        if (!Enum.IsDefined(draft.Criticality)) return Refused("criticality", $"Criticality {(int)draft.Criticality} is not allowed; it is 0 (non-core) or 1 (core).");
        return Enum.IsDefined(draft.Protocol) ? null : Refused("protocol", $"Protocol {(int)draft.Protocol} is not allowed; it is None, Snmp, Rtsp, Icmp or Tcp.");
    }

    private static ChangeOutcome<ObjectConfiguration>? CheckNetwork(ObjectDraft draft)
    {
        if (draft.Protocol != MonitoringProtocol.None && !Address().IsMatch(draft.Address))
            return Refused("address", $"Address '{draft.Address}' of object '{draft.Code}' is not allowed; a {draft.Protocol} object needs an IP address or a host name.");
        if (draft.Address.Length > 0 && draft.NetworkDomain.Trim().Length is 0 or > 64)
            return Refused("networkDomain", $"Network domain '{draft.NetworkDomain}' is not allowed; with an address it has 1 to 64 characters.");
        if (draft.Port is < 0 or > 65_535) return Refused("port", $"Port {draft.Port} of object '{draft.Code}' is not allowed; a port is 0 to 65535.");
        return draft.StreamPath?.Length > 500
            ? Refused("streamPath", $"The stream path of object '{draft.Code}' has {draft.StreamPath.Length} characters; allowed are up to 500.")
            : null;
    }

    private static ChangeOutcome<ObjectConfiguration>? CheckPeriods(ObjectDraft draft)
    {
        if (draft.Protocol != MonitoringProtocol.None && (draft.PollPeriod < PeriodMin || draft.PollPeriod > PeriodMax))
            return Refused("pollPeriod", $"Poll period {draft.PollPeriod} of object '{draft.Code}' is not allowed; it is {PeriodMin} to {PeriodMax}.");
        return draft.DiagnosisPeriod < TimeSpan.Zero || draft.DiagnosisPeriod > PeriodMax
            ? Refused("diagnosisPeriod", $"Diagnosis period {draft.DiagnosisPeriod} of object '{draft.Code}' is not allowed; it is 0 (none) to {PeriodMax}.")
            : null;
    }

    private static ChangeOutcome<ObjectConfiguration>? CheckThresholds(string? thresholds)
    {
        if (thresholds is null) return null;
        if (thresholds.Length > ThresholdsLengthMax)
            return Refused("thresholds", $"The thresholds have {thresholds.Length} characters; allowed are up to {ThresholdsLengthMax}.");
        try
        {
            using JsonDocument parsed = JsonDocument.Parse(thresholds);
            return null;
        }
        catch (JsonException broken)
        {
            return Refused("thresholds", $"The thresholds are not JSON: {broken.Message}");
        }
    }

    private static ChangeOutcome<ObjectConfiguration> Refused(string field, string reason) => ChangeOutcome.Refused<ObjectConfiguration>(field, reason);

    [GeneratedRegex(@"^[a-z][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)*$")]
    private static partial Regex ClassCode();

    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9.:_-]{0,251}[A-Za-z0-9])?$")]
    private static partial Regex Address();
}
