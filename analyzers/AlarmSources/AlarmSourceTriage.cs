using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.AlarmSources;
using PrisonOps.Ports.Logs;

namespace PrisonOps.Analyzers.AlarmSources;

/// <summary>Finds the object of each alarm, and makes of it a condition that the board of its unit treats like any other.</summary>
public static class AlarmSourceTriage
{
    /// <summary>The type of all alarms from outside; the board knows them as pushed.</summary>
    public const string AlarmType = EventRule.TypePrefix + "external";
    private const int InstanceMax = 200;

    /// <param name="id">Names the batch, so that a commit whose answer was lost is not repeated.</param>
    public static LogBatch Sort(
        Guid id, AlarmSource source, AlarmSourceMapping mapping, ImmutableArray<HeardFromOutside> heard, ImmutableArray<NamedObject> objects, string address, DateTimeOffset now)
    {
        ImmutableArray<StoredLog>.Builder messages = ImmutableArray.CreateBuilder<StoredLog>();
        Dictionary<(Guid, string), PushedChange> changes = [];
        Dictionary<UnmappedKey, UnmappedCount> unmapped = [];
        foreach (HeardFromOutside one in heard)
        {
            NamedObject[] its = Find(objects, one.Subject);
            LogMessage message = Message(source, one, address, now);
            messages.Add(new(message, its is [NamedObject only] ? only.Id : null, its is [NamedObject where] ? where.Place : source.Place, its.Length == 1 ? AlarmType : null));
            if (its is [NamedObject its1])
            {
                string instance = Instance(one);
                Finding? finding = one.IsEnded ? null : new(AlarmType, instance, one.Severity, now, FindingEvidence.None with { Detail = one.Detail.Length == 0 ? one.Title : one.Detail });
                changes[(its1.Id, instance)] = new(its1.Id, AlarmType, instance, finding, finding is null ? null : now + mapping.EndsAfter);
                continue;
            }

            UnmappedKey key = new(message.NetworkDomain, message.Address, LogKind.Webhook, one.Subject);
            UnmappedReason reason = its.Length == 0 ? UnmappedReason.UnknownSource : UnmappedReason.AmbiguousSource;
            unmapped[key] = new(key, reason, null, source.Place, (unmapped.TryGetValue(key, out UnmappedCount? before) ? before.Count : 0) + 1, message);
        }

        return new(id, messages.ToImmutable(), [.. changes.Values], [.. unmapped.Values]);
    }

    public static ImmutableArray<string> NamesOf(ImmutableArray<HeardFromOutside> heard) =>
        [.. heard.SelectMany(one => new[] { one.Subject, AlarmMapping.WithoutPort(one.Subject) }).Where(name => name.Length > 0).Distinct()];

    /// <summary>A code says more than an address, an address more than a name; of the first that fits anything all that it fits.</summary>
    private static NamedObject[] Find(ImmutableArray<NamedObject> objects, string named)
    {
        string bare = AlarmMapping.WithoutPort(named);
        if (named.Length == 0) return [];

        NamedObject[] byCode = [.. objects.Where(one => one.Code == named || one.Code == bare)];
        if (byCode.Length > 0) return byCode;

        NamedObject[] byAddress = [.. objects.Where(one => one.Address == bare || one.Address == named)];
        return byAddress.Length > 0 ? byAddress : [.. objects.Where(one => one.Name == named)];
    }

    /// <summary>What a person reads, and behind it what tells two of the same title apart.</summary>
    private static string Instance(HeardFromOutside one)
    {
        string instance = one.Instance == one.Title ? one.Title : $"{one.Title} #{one.Instance}";
        return instance.Length <= InstanceMax ? instance : instance[..InstanceMax];
    }

    private static LogMessage Message(AlarmSource source, HeardFromOutside one, string address, DateTimeOffset now) => new()
    {
        ReceivedAt = now, NetworkDomain = "webhook", Address = address, Kind = LogKind.Webhook, Host = one.Subject, App = source.Name,
        Severity = one.IsEnded ? LogSeverity.Informational : one.Severity switch
        {
            AlarmSeverity.Critical => LogSeverity.Critical, AlarmSeverity.Major => LogSeverity.Error, AlarmSeverity.Minor => LogSeverity.Warning, _ => LogSeverity.Notice,
        },
        Text = one.Detail.Length == 0 ? one.Title : $"{one.Title}: {one.Detail}",
    };
}
