using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Protocols;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Silo.Probing;

/// <summary>Writes what was read of one device as JSON; docs/probe.md describes every key.</summary>
internal static class ProbeJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static string Of(ProbeTarget target, DeviceSurvey survey, ImmutableArray<DeviceNeighbour> neighbours)
    {
        DeviceIdentity? identity = survey.Identity;
        bool answered = survey.Outcome == SnmpOutcome.Ok;
        var counters = survey.Readings
            .Where(reading => reading.Quantity.Name is "interface.in" or "interface.out")
            .ToDictionary(reading => (reading.Quantity.Name, reading.Quantity.Instance), reading => reading.Quantity.Value);
        return JsonSerializer.Serialize(
            new
            {
                name = target.Name,
                target = target.Target.Endpoint.ToString(),
                at = survey.At,
                outcome = survey.Outcome.ToString(),
                vendor = identity?.Vendor,
                type = identity?.Kind,
                profile = identity?.Profile,
                sysObjectID = identity?.SysObjectId,
                sysDescr = identity?.SysDescr,
                sysName = identity?.SysName,
                model = identity?.Model,
                version = identity?.Version,
                serial = identity?.Serial,
                uptimeSeconds = survey.Uptime?.TotalSeconds,
                processors = ProbeSections.Processors(survey.Readings),
                memory = ProbeSections.Memory(survey.Readings),
                storage = ProbeSections.Spaces(survey.Readings, "storage"),
                sensors = ProbeSections.Sensors(survey.Readings),
                interfaces = survey.Interfaces.Select(port => new
                {
                    index = port.Index,
                    name = ProbeSections.OwnName(port),
                    alias = port.Alias,
                    type = port.Type,
                    oper = ProbeSections.Status(port.OperStatus),
                    admin = ProbeSections.Status(port.AdminStatus),
                    speed = port.SpeedBps,
                    in_octets = counters.TryGetValue(("interface.in", port.Name), out double received) ? received : (double?)null,
                    out_octets = counters.TryGetValue(("interface.out", port.Name), out double sent) ? sent : (double?)null,
                }),
                links = neighbours.Select(link => new
                {
                    local = link.LocalPort,
                    remote_host = link.RemoteHost,
                    remote_port = link.RemotePort,
                    protocol = link.Protocol,
                }),
                quantities = survey.Readings.Select(reading => Row(reading.Quantity, reading.State, reading.Source.IsEmpty ? null : reading.Source.ToString())),
                errors = answered ? Array.Empty<string>() : [$"{survey.Outcome}: {survey.Detail}"],
            },
            Options);
    }

    public static string Of(ProbeObject item, ProtocolSurvey survey)
    {
        DeviceIdentity? identity = survey.Identity;
        return JsonSerializer.Serialize(
            new
            {
                name = item.Name,
                target = item.Device.Port == 0 ? item.Device.Address : $"{item.Device.Address}:{item.Device.Port}",
                protocol = ProbeObject.Protocols.First(known => known.Value == item.Device.Protocol).Key,
                at = survey.At,
                outcome = survey.Outcome == DevicePollOutcome.Answered ? "Ok" : survey.Outcome.ToString(),
                vendor = identity?.Vendor,
                type = identity?.Kind,
                profile = identity?.Profile,
                sysName = identity?.SysName,
                model = identity?.Model,
                version = identity?.Version,
                serial = identity?.Serial,
                roundTripSeconds = survey.RoundTrip?.TotalSeconds,
                quantities = survey.Readings.Select(reading => Row(reading.Quantity, reading.State, reading.Source.Length == 0 ? null : reading.Source)),
                errors = survey.Detail.Length == 0 ? Array.Empty<string>() : [$"{survey.Outcome}: {survey.Detail}"],
            },
            Options);
    }

    private static object Row(Quantity quantity, ReadingState? state, string? source) => new
    {
        name = quantity.Name,
        instance = quantity.Instance,
        value = quantity.Value,
        unit = quantity.Unit,
        kind = quantity.Kind.ToString(),
        state = state?.Text,
        grade = state?.Grade.ToString(),
        source,
    };
}
