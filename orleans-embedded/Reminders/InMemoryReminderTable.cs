using System.Globalization;
using Orleans.Runtime;

namespace Orleans.Reminders;

/// <summary>A reminder table that ends with the process.</summary>
internal sealed class InMemoryReminderTable : IReminderTable
{
    private readonly Lock gate = new();
    private readonly Dictionary<(GrainId Grain, string Name), ReminderEntry> rows = [];
    private long lastETag;

    public Task<ReminderTableData> ReadRows(GrainId grainId) => Task.FromResult(Select(entry => entry.GrainId == grainId));

    public Task<ReminderTableData> ReadRows(uint begin, uint end) => Task.FromResult(Select(entry => IsInRange(entry.GrainId.GetUniformHashCode(), begin, end)));

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) =>
        Task.FromResult(Select(entry => entry.GrainId == grainId && entry.ReminderName == reminderName).Reminders.FirstOrDefault());

    public Task<string?> UpsertRow(ReminderEntry entry)
    {
        lock (gate)
        {
            string eTag = (++lastETag).ToString(CultureInfo.InvariantCulture);
            rows[(entry.GrainId, entry.ReminderName)] = Copy(entry, eTag);
            return Task.FromResult<string?>(eTag);
        }
    }

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag)
    {
        lock (gate)
        {
            return Task.FromResult(
                rows.TryGetValue((grainId, reminderName), out ReminderEntry? row) && row.ETag == eTag && rows.Remove((grainId, reminderName)));
        }
    }

    public Task TestOnlyClearTable()
    {
        lock (gate)
        {
            rows.Clear();
        }

        return Task.CompletedTask;
    }

    private static bool IsInRange(uint hash, uint begin, uint end) =>
        begin == end || (begin < end ? hash > begin && hash <= end : hash > begin || hash <= end);

    private static ReminderEntry Copy(ReminderEntry entry, string? eTag) => new()
    {
        GrainId = entry.GrainId,
        ReminderName = entry.ReminderName,
        StartAt = entry.StartAt,
        Period = entry.Period,
        ETag = eTag,
    };

    private ReminderTableData Select(Func<ReminderEntry, bool> which)
    {
        lock (gate)
        {
            return new ReminderTableData(rows.Values.Where(which).Select(static entry => Copy(entry, entry.ETag)));
        }
    }
}
