using System.Collections.Concurrent;
using System.Collections.Immutable;
using PrisonOps.Collectors.Snmp.Profiles;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Devices;

/// <summary>Reads one device: who it is, which MIBs it has (remembered), then all their columns in one walk.</summary>
internal sealed class SnmpSurveyor(ISnmpClient client, IProfileCatalogue profiles, TimeProvider time) : ISnmpSurveyor
{
    private const int TextLengthMax = 255;
    private const int DevicesMax = 200_000;

    private static readonly ObjectIdentifier[] IdentityNames =
        [DeviceMib.SysDescr, DeviceMib.SysObjectId, DeviceMib.SysUpTime, DeviceMib.SysName, DeviceMib.SysLocation];

    /// <summary>Version 1 refuses the whole question for one object that the agent does not have.</summary>
    private static readonly ObjectIdentifier[] IdentityAndChange = [.. IdentityNames, DeviceMib.IfTableLastChange];

    private readonly DeviceCapabilities capabilities = new(client, profiles, time);
    private readonly ConcurrentDictionary<Guid, DeviceKnowledge> known = new();

    public async Task<DeviceSurvey> Survey(Guid objectId, SnmpTarget target, TimeSpan knowledgeAgeMax, CancellationToken cancellationToken)
    {
        ObjectIdentifier[] asked = target.Credentials.Version == SnmpVersion.V1 ? IdentityNames : IdentityAndChange;
        using SnmpAnswer first = await client.Read(target, asked, cancellationToken);
        if (first.Outcome != SnmpOutcome.Ok && first.ErrorStatus == SnmpErrorStatus.NoError) return Failed(first.Outcome, first.Detail);

        (DeviceIdentity said, TimeSpan? uptime, ulong? tableChangedAt) = ReadIdentity(first);
        if (!known.TryGetValue(objectId, out DeviceKnowledge? knowledge)
            || !knowledge.StillHolds(target, said, uptime, profiles.Current, time, knowledgeAgeMax))
        {
            (knowledge, SnmpAnswer? failure) = await capabilities.Look(target, said, uptime, cancellationToken);
            if (knowledge is null) return Failed(failure!.Outcome, failure.Detail);
            Remember(objectId, knowledge);
        }

        DeviceDescriptions? described = knowledge.Described is { } read && read.TableChangedAt == tableChangedAt ? read : null;
        var standard = new DeviceReadings(described);
        var snapshot = new SnmpSnapshot();
        DeviceWalk walk = described?.Rest ?? new(knowledge.Groups, _ => true, knowledge.Columns);
        SnmpWalkResult walked = await walk.Read(client, target, standard, snapshot, cancellationToken);
        bool isDescribed = described is not null && standard.FitsWhatIsKnown;
        if (walked.Outcome == SnmpOutcome.Ok && described is not null && !isDescribed)
        {
            standard.Forget();
            walked = await new DeviceWalk(knowledge.Groups, DeviceMib.IsDescription, []).Read(client, target, standard, snapshot, cancellationToken);
        }

        // A device that answered the first question and one part of the walk is there; half a table would show ports as gone.
        if (walked.Outcome != SnmpOutcome.Ok) return Failed(walked.Outcome, $"while reading its tables: {walked.Detail}");

        if (!isDescribed)
        {
            DeviceWalk rest = described?.Rest ?? new(knowledge.Groups, column => !DeviceMib.IsDescription(column), knowledge.Columns);
            Remember(objectId, knowledge with { Described = standard.Describe(tableChangedAt, rest) });
        }

        var readings = new ReadingList();
        ImmutableArray<DeviceInterface> interfaces = standard.Complete(readings);
        ProfileReadings.Add(readings, knowledge.Plan, snapshot);
        DeviceIdentity identity = knowledge.Identity with { SysName = said.SysName, SysDescr = said.SysDescr, SysLocation = said.SysLocation };
        return new(SnmpOutcome.Ok, "", time.GetUtcNow(), first.RoundTrip, uptime, identity, interfaces, readings.Complete()) { Thresholds = knowledge.Plan.Thresholds };
    }

    public async Task<ImmutableArray<DeviceNeighbour>> Neighbours(
        SnmpTarget target, ImmutableArray<DeviceInterface> interfaces, CancellationToken cancellationToken)
    {
        ObjectIdentifier[] columns = [.. NeighbourReadings.Columns];
        var snapshot = new SnmpSnapshot();
        await client.Walk(target, columns, default, (subtree, row, variable) => snapshot.Add(columns[subtree], row, variable), cancellationToken);
        return NeighbourReadings.From(snapshot, interfaces);
    }

    private void Remember(Guid objectId, DeviceKnowledge knowledge)
    {
        if (known.Count >= DevicesMax) known.Clear();
        known[objectId] = knowledge;
    }

    /// <summary>An agent may lack any of these; version 1 then refuses them all, and the device is still there.</summary>
    private static (DeviceIdentity Identity, TimeSpan? Uptime, ulong? TableChangedAt) ReadIdentity(SnmpAnswer answer)
    {
        string? descr = null, objectId = null, name = null, location = null;
        TimeSpan? uptime = null;
        ulong? tableChangedAt = null;
        for (int i = 0; i < answer.Count && answer.ErrorStatus == SnmpErrorStatus.NoError; i++)
        {
            SnmpVariable variable = answer[i];
            if (!variable.Exists) continue;

            ObjectIdentifier asked = variable.ToName();
            if (asked == DeviceMib.SysUpTime) uptime = TimeSpan.FromMilliseconds(variable.AsNumber * 10);
            else if (asked == DeviceMib.SysDescr) descr = Bounded(variable.ToText());
            else if (asked == DeviceMib.SysObjectId) objectId = Bounded(variable.ToText());
            else if (asked == DeviceMib.SysName) name = Bounded(variable.ToText());
            else if (asked == DeviceMib.SysLocation) location = Bounded(variable.ToText());
            else if (asked == DeviceMib.IfTableLastChange) tableChangedAt = variable.AsUnsigned;
        }

        return (new(name, descr, objectId, location), uptime, tableChangedAt);
    }

    private static string Bounded(string text) => text.Length <= TextLengthMax ? text : text[..TextLengthMax];

    private DeviceSurvey Failed(SnmpOutcome outcome, string? detail) => DeviceSurvey.Failed(outcome, detail ?? "", time.GetUtcNow());
}
