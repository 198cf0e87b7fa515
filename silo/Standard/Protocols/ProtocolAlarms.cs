using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Http;
using PrisonOps.Ports.Metrics;
using PrisonOps.Ports.Modbus;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Protocols;

namespace PrisonOps.Silo.Standard.Protocols;

/// <summary>What raises which alarm in the profiles of the protocols beside SNMP: the general defaults by quantity and label, and those of their kind.</summary>
internal sealed class ProtocolAlarms(AlarmPack pack)
{
    public ProtocolProfiles Decide(ProtocolProfiles profiles) => new(
        [.. profiles.Modbus.Select(Of)],
        [.. profiles.Metrics.Select(profile => profile with { Thresholds = OfKind(profile.Kind), Readings = [.. profile.Readings.Select(Of)] })],
        [.. profiles.Http.Select(profile => profile with { Thresholds = OfKind(profile.Kind), Steps = [.. profile.Steps.Select(Of)] })]);

    private ModbusProfile Of(ModbusProfile profile) => profile with
    {
        Thresholds = OfKind(profile.Kind),
        Points = [.. profile.Points.Select(Of)],
        Repeats = [.. profile.Repeats.Select(repeat => repeat with { Points = [.. repeat.Points.Select(Of)] })],
        Models = [.. profile.Models.Select(model => model with { Points = [.. model.Points.Select(Of)] })],
    };

    private ModbusPoint Of(ModbusPoint point) => point with { Alarms = Alarms(point.Name, point.Instance, point.States) };

    private MetricReading Of(MetricReading reading) => reading with { Alarms = Alarms(reading.Name, "", reading.States) };

    private HttpStep Of(HttpStep step) => step with
    {
        Readings = [.. step.Readings.Select(reading => reading with { Alarms = Alarms(reading.Name, reading.Label, reading.States) })],
        Steps = [.. step.Steps.Select(Of)],
    };

    private ImmutableArray<ThresholdRule> OfKind(string? kind) => kind is null ? [] : pack.OfKind.GetValueOrDefault(kind, []);

    private StateAlarms? Alarms(string quantity, string label, IReadOnlyList<ReadingState> states)
    {
        if (states.Count == 0) return null;

        string type = pack.States.FirstOrDefault(known => known.Quantity == quantity && known.Label?.IsMatch(label) != false)?.Alarm ?? "";
        return AlarmKeys.Of(type, quantity, [.. states], pack);
    }
}
