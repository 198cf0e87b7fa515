using System.Collections.Concurrent;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Devices;

/// <summary>
/// Remembers which groups of MIBs each device has, so that a poll asks only for what is there. Knowledge ends after a while, and when the
/// device has restarted or became another one.
/// </summary>
internal sealed class DeviceCapabilities(ISnmpClient client, TimeSpan ageMax, TimeProvider time)
{
    private const int DevicesMax = 200_000;
    private static readonly TimeSpan YoungAgent = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Guid, Known> known = new();

    /// <summary>Gives the groups, or the failed answer that kept them unknown.</summary>
    public async ValueTask<(DeviceGroup Groups, SnmpAnswer? Failure)> Of(
        Guid objectId, SnmpTarget target, TimeSpan? uptime, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(objectId, out Known? found) && found.StillHolds(target, uptime, time, ageMax)) return (found.Groups, null);

        (DeviceGroup groups, SnmpAnswer? failure) = await Ask(target, cancellationToken);
        if (failure is not null) return (DeviceGroup.None, failure);

        if (known.Count >= DevicesMax) known.Clear();
        known[objectId] = new(target.Endpoint, groups, uptime, time.GetTimestamp());
        return (groups, null);
    }

    /// <summary>
    /// One GETNEXT with the root of every group: what comes back lies inside the root exactly when the device has the group. Version 1
    /// answers "no such name" for a root behind its last object; that one is left out and the rest is asked again.
    /// </summary>
    private async ValueTask<(DeviceGroup Groups, SnmpAnswer? Failure)> Ask(SnmpTarget target, CancellationToken cancellationToken)
    {
        List<int> asked = [.. Enumerable.Range(0, DeviceMib.GroupRoots.Length)];
        while (asked.Count > 0)
        {
            ObjectIdentifier[] roots = [.. asked.Select(group => DeviceMib.GroupRoots[group])];
            SnmpAnswer answer = await client.ReadNext(target, roots, cancellationToken);
            if (answer.Outcome == SnmpOutcome.Ok) return (Present(answer, asked), null);

            if (answer.Outcome != SnmpOutcome.AgentError || answer.ErrorStatus != SnmpErrorStatus.NoSuchName) return (DeviceGroup.None, answer);

            asked.RemoveAt(Math.Clamp(answer.ErrorIndex - 1, 0, asked.Count - 1));
            answer.Dispose();
        }

        return (DeviceGroup.None, null);
    }

    private static DeviceGroup Present(SnmpAnswer answer, List<int> asked)
    {
        DeviceGroup groups = DeviceGroup.None;
        using (answer)
        {
            for (int i = 0; i < Math.Min(asked.Count, answer.Count); i++)
            {
                SnmpVariable variable = answer[i];
                if (variable.Exists && variable.Name.StartsWith(DeviceMib.GroupRoots[asked[i]].Encoded))
                {
                    groups |= DeviceMib.GroupsInOrder[asked[i]];
                }
            }
        }

        return groups;
    }

    private sealed record Known(System.Net.IPEndPoint Endpoint, DeviceGroup Groups, TimeSpan? Uptime, long LearntAt)
    {
        public bool StillHolds(SnmpTarget target, TimeSpan? uptime, TimeProvider time, TimeSpan ageMax) =>
            Endpoint.Equals(target.Endpoint)
            && time.GetElapsedTime(LearntAt) < ageMax
            && (uptime is not { } now || Uptime is not { } then || (now >= then && then > YoungAgent));
    }
}
