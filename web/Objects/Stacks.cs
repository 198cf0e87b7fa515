using Microsoft.Extensions.Logging;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;
using PrisonOps.Web.Alarms;

namespace PrisonOps.Web.Objects;

/// <summary>The stack of an object as the browser gets it: rows and verdicts, and the key metrics of each member from its actor.</summary>
internal sealed partial class Stacks(IStackReader reader, ObjectStatuses statuses, ILogger<Stacks> logger)
{
    /// <summary>Null when the object is not in scope.</summary>
    public async Task<Wire.StackView?> Read(UnitScope scope, Guid objectId, CancellationToken cancellationToken)
    {
        if (await reader.Read(scope, objectId, cancellationToken) is not { } stack) return null;

        ILookup<Guid, StackEdge> below = stack.Edges.ToLookup(edge => edge.From);
        ILookup<Guid, AlarmListItem> alarms = stack.Alarms.ToLookup(item => item.Alarm.ObjectId);
        return new(stack.IsCut, await Task.WhenAll(stack.Members.Select(member => Member(member, below[member.Item.Id], alarms[member.Item.Id]))));
    }

    private async Task<Wire.StackMember> Member(StackMember member, IEnumerable<StackEdge> below, IEnumerable<AlarmListItem> alarms)
    {
        Wire.ObjectStatus? status = await ReadStatus(member.Item);
        return new(
            ObjectWire.Row(member.Item), member.Verdict.Mark, member.Verdict.Roots, member.Verdict.CoveredBy,
            status is not null && KeyMetrics.IsLive(status), status is null ? null : KeyMetrics.MeasuredAt(status),
            status is null ? [] : KeyMetrics.Of(status), [.. below.Select(edge => new Wire.StackLink(edge.Type, edge.To))], [.. alarms.Select(AlarmWire.Alarm)]);
    }

    /// <summary>Null when its actor does not answer: the others of the stack are still shown.</summary>
    private async Task<Wire.ObjectStatus?> ReadStatus(ObjectListItem item)
    {
        try
        {
            return await statuses.Read(item);
        }
        catch (Exception failure)
        {
            LogNotAsked(logger, item.Id, failure);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The actor of {ObjectId} did not answer; its stack is shown without its metrics")]
    private static partial void LogNotAsked(ILogger logger, Guid objectId, Exception failure);
}
