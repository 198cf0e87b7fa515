using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.Options;
using PrisonOps.Collectors.Devices;
using PrisonOps.Collectors.Modbus.Values;
using PrisonOps.Collectors.Protocols;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Modbus;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Protocols;

namespace PrisonOps.Collectors.Modbus;

/// <summary>One poll of one Modbus unit: all points of its profile in as few questions as they fit into.</summary>
internal sealed class ModbusDevicePoll(
    IModbusClient client, IProfileCatalogue profiles, IOptions<DevicePollerOptions> options, TimeProvider time) : ISurveyedPoll
{
    public async Task<ProtocolSurvey> Survey(DevicePollRequest request, CancellationToken deadline)
    {
        (ModbusSettings? settings, string fault) = ProtocolSettings.Of<ModbusSettings>(request.Target);
        if (settings is null) return Failed(DevicePollOutcome.NotAsked, fault);

        ImmutableArray<ModbusProfile> known = profiles.Current.Protocols.Modbus;
        ModbusProfile? profile = known.FirstOrDefault(candidate => candidate.Name == settings.Profile);
        if (settings.Profile is not null && profile is null)
        {
            return Failed(
                DevicePollOutcome.NotAsked,
                $"{request.Target.Code} names profile '{settings.Profile}'; known for Modbus are {string.Join(", ", known.Select(candidate => candidate.Name))}");
        }

        (ImmutableArray<ModbusPoint> points, string? wrong) = ProfilePoints.Of(profile, settings);
        if (wrong is not null) return Failed(DevicePollOutcome.NotAsked, wrong);
        if (points.IsEmpty && profile is not { Models.Count: > 0 })
            return Failed(DevicePollOutcome.NotAsked, $"{request.Target.Code} has neither a profile nor points of its own");
        if (await DeviceAddress.Resolve(request.Target.Address, deadline) is not { } address)
        {
            return Failed(DevicePollOutcome.Unreachable, $"the name '{request.Target.Address}' has no address");
        }

        int port = request.Target.Port == 0 ? ModbusTarget.DefaultPort : request.Target.Port;
        var target = new ModbusTarget(new IPEndPoint(address, port), settings.Unit)
        {
            Framing = settings.Framing,
            Pause = TimeSpan.FromMilliseconds(Math.Clamp(settings.PauseMs, 0, 10_000)),
            Timeout = options.Value.AttemptTimeout,
        };
        if (profile is { Models.Count: > 0 })
        {
            (IReadOnlyList<(int Number, int Address)> found, ModbusAnswer? failure) = await new SunSpecMap(client, target).Find(deadline);
            if (failure is not null) return Failed(failure);
            points = [.. points, .. ProfilePoints.OfModels(profile.Models, found)];
        }

        return await Read(target, RegisterPlan.For([.. points, .. ProfilePoints.ExponentsOf(points)], profile?.GapMax ?? 0), profile, deadline);
    }

    private async Task<ProtocolSurvey> Read(ModbusTarget target, ImmutableArray<PlannedRead> plan, ModbusProfile? profile, CancellationToken deadline)
    {
        var taken = new ModbusReadings();
        TimeSpan? roundTrip = null;
        ModbusAnswer? refusal = null;
        foreach (PlannedRead planned in plan)
        {
            ModbusAnswer answer = await client.Read(target, planned.Read, deadline);
            if (answer.Outcome == ModbusOutcome.Refused && planned.Points.Length > 1 && answer.Refusal == ModbusRefusal.IllegalDataAddress)
            {
                // One register that the device does not have makes it refuse all; the others are asked for one by one.
                foreach (PlannedRead single in planned.Points.Select(point => RegisterPlan.For([point], 0)[0]))
                {
                    ModbusAnswer one = await client.Read(target, single.Read, deadline);
                    if (one.Outcome is not (ModbusOutcome.Ok or ModbusOutcome.Refused)) return Failed(one);
                    if (one.Outcome == ModbusOutcome.Ok) taken.Take(single, one.Data.Span);
                    refusal ??= one.Outcome == ModbusOutcome.Refused ? one : null;
                    roundTrip ??= one.RoundTrip;
                }

                continue;
            }

            if (answer.Outcome == ModbusOutcome.Ok) taken.Take(planned, answer.Data.Span);
            else if (answer.Outcome == ModbusOutcome.Refused && answer.Refusal is not (ModbusRefusal.GatewayPathUnavailable or ModbusRefusal.GatewayTargetFailedToRespond)) refusal ??= answer;
            else return Failed(answer);
            roundTrip ??= answer.RoundTrip;
        }

        if (taken.IsEmpty && refusal is not null) return Failed(DevicePollOutcome.Malformed, refusal.Detail);
        return new(
            DevicePollOutcome.Answered, time.GetUtcNow(), roundTrip, taken.Identity(profile), taken.Quantities(),
            refusal is null ? "" : $"the device lacks some of its points: {refusal.Detail}")
        {
            Thresholds = profile?.Thresholds ?? [],
        };
    }

    private ProtocolSurvey Failed(ModbusAnswer answer) => Failed(
        answer.Outcome switch
        {
            // A gateway that does not reach its unit is there; the device is not.
            ModbusOutcome.Timeout or ModbusOutcome.Refused => DevicePollOutcome.Timeout,
            ModbusOutcome.Unreachable => DevicePollOutcome.Unreachable,
            ModbusOutcome.Overloaded => DevicePollOutcome.NotAsked,
            _ => DevicePollOutcome.Malformed,
        },
        answer.Detail);

    private ProtocolSurvey Failed(DevicePollOutcome outcome, string detail) => ProtocolSurvey.Failed(outcome, time.GetUtcNow(), detail);
}
