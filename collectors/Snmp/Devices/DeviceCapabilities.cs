using System.Collections.Immutable;
using PrisonOps.Collectors.Snmp.Profiles;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Devices;

/// <summary>Looks at a device: which standard groups it has, which profile is its own, which of the profile's columns it has, who it is.</summary>
internal sealed class DeviceCapabilities(ISnmpClient client, IProfileCatalogue profiles, TimeProvider time)
{
    private const int NamesPerRequest = 24;

    /// <summary>Gives the knowledge, or the failed answer that kept it unknown.</summary>
    public async ValueTask<(DeviceKnowledge? Known, SnmpAnswer? Failure)> Look(
        SnmpTarget target, DeviceIdentity said, TimeSpan? uptime, CancellationToken cancellationToken)
    {
        ProfileSet set = profiles.Current;
        ObjectIdentifier objectId = ObjectIdentifier.TryParse(said.SysObjectId, out ObjectIdentifier parsed) ? parsed : default;

        ImmutableArray<ObjectIdentifier> asked = [.. DeviceMib.GroupRoots.Concat(ProfileRecognition.Asked(set, objectId, said.SysDescr)).Distinct()];
        (HashSet<ObjectIdentifier> existing, SnmpAnswer? failure) = await Existing(target, asked, cancellationToken);
        if (failure is not null) return (null, failure);

        DeviceProfile? own = ProfileRecognition.Own(set, objectId, said.SysDescr, existing);
        var plan = ProfilePlan.Of(own, ProfileRecognition.Modules(set, own, objectId, said.SysDescr, existing));
        ImmutableArray<ObjectIdentifier> wanted = plan.Columns();
        (HashSet<ObjectIdentifier> present, failure) = await Existing(target, wanted, cancellationToken);
        if (failure is not null) return (null, failure);

        (DeviceIdentity identity, failure) = await Identify(target, said, own, ProfileRecognition.Vendor(set, objectId), cancellationToken);
        return failure is not null
            ? (null, failure)
            : (new(
                target.Endpoint, said.SysObjectId, uptime, time.GetTimestamp(), identity, Groups(existing, own), plan, [.. wanted.Where(present.Contains)],
                set), null);
    }

    private static DeviceGroup Groups(HashSet<ObjectIdentifier> existing, DeviceProfile? own)
    {
        DeviceGroup groups = DeviceGroup.None;
        for (int i = 0; i < DeviceMib.GroupRoots.Length; i++)
        {
            if (existing.Contains(DeviceMib.GroupRoots[i])) groups |= DeviceMib.GroupsInOrder[i];
        }

        foreach (string without in own?.Without ?? [])
        {
            if (DeviceMib.Families.TryGetValue(without, out DeviceGroup family)) groups &= ~family;
        }

        return groups;
    }

    private async ValueTask<(DeviceIdentity Identity, SnmpAnswer? Failure)> Identify(
        SnmpTarget target, DeviceIdentity said, DeviceProfile? own, string? vendor, CancellationToken cancellationToken)
    {
        (HashSet<ObjectIdentifier> present, SnmpAnswer? failure) = await Existing(target, [.. DeviceRecognition.Columns(own)], cancellationToken);
        if (failure is not null) return (said, failure);

        ObjectIdentifier[] columns = [.. present];
        var snapshot = new SnmpSnapshot();

        // An agent that cannot list its entities to the end has said enough of itself; one that does not answer at all is found by the poll.
        await client.Walk(target, columns, default, (subtree, row, variable) => snapshot.Add(columns[subtree], row, variable), cancellationToken);
        return (DeviceRecognition.Complete(said, own, vendor, snapshot), null);
    }

    /// <summary>
    /// One GETNEXT with many names: what comes back lies inside a name exactly when the device has something there. Version 1 answers "no such
    /// name" for a name behind its last object, and a faulty agent "general error" for one that it cannot read; that one is left out and the rest is
    /// asked again.
    /// </summary>
    private async ValueTask<(HashSet<ObjectIdentifier> Existing, SnmpAnswer? Failure)> Existing(
        SnmpTarget target, ImmutableArray<ObjectIdentifier> names, CancellationToken cancellationToken)
    {
        var existing = new HashSet<ObjectIdentifier>();
        foreach (ObjectIdentifier[] part in names.Chunk(NamesPerRequest))
        {
            List<ObjectIdentifier> asked = [.. part];
            while (asked.Count > 0)
            {
                using SnmpAnswer answer = await client.ReadNext(target, asked.ToArray(), cancellationToken);
                if (answer.Outcome == SnmpOutcome.Ok)
                {
                    for (int i = 0; i < Math.Min(asked.Count, answer.Count); i++)
                    {
                        if (answer[i].Exists && answer[i].Name.StartsWith(asked[i].Encoded)) existing.Add(asked[i]);
                    }

                    break;
                }

                if (answer.Outcome != SnmpOutcome.AgentError) return (existing, answer);

                // An answer too big for the agent is asked for in halves.
                if (answer.ErrorStatus == SnmpErrorStatus.TooBig && asked.Count > 1)
                {
                    (HashSet<ObjectIdentifier> half, SnmpAnswer? failure) = await Existing(target, [.. asked[(asked.Count / 2)..]], cancellationToken);
                    if (failure is not null) return (existing, failure);

                    existing.UnionWith(half);
                    asked.RemoveRange(asked.Count / 2, asked.Count - (asked.Count / 2));
                }
                else
                {
                    asked.RemoveAt(Math.Clamp(answer.ErrorIndex - 1, 0, asked.Count - 1));
                }
            }
        }

        return (existing, null);
    }
}
