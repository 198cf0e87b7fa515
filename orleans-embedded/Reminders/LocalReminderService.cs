using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Timers;

namespace Orleans.Reminders;

/// <summary>Keeps one clock for each row of the reminder table and calls the grain when it is due.</summary>
internal sealed partial class LocalReminderService(
    IReminderTable table, IGrainFactory grains, IOptions<ReminderOptions> options,
    [FromKeyedServices(ReminderTimeProviderNames.Reminders)] TimeProvider time, ILogger<LocalReminderService> logger)
    : IReminderRegistry, ILifecycleParticipant<ISiloLifecycle>
{
    private readonly ConcurrentDictionary<(GrainId Grain, string Name), LocalReminder> local = new();
    private ITimer? refresh;
    private int refreshing;
    private volatile bool delivering;

    public void Participate(ISiloLifecycle lifecycle)
    {
        lifecycle.Subscribe(nameof(LocalReminderService), ServiceLifecycleStage.RuntimeGrainServices, StartTable, StopTable);
        lifecycle.Subscribe(nameof(LocalReminderService), ServiceLifecycleStage.BecomeActive, Start, Stop);
    }

    public async Task<IGrainReminder> RegisterOrUpdateReminder(
        GrainId callingGrainId, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        Check(reminderName, dueTime, period);
        var entry = new ReminderEntry
        {
            GrainId = callingGrainId,
            ReminderName = reminderName,
            StartAt = time.GetUtcNow().UtcDateTime + dueTime,
            Period = period,
        };
        entry.ETag = await table.UpsertRow(entry)
            ?? throw new ReminderException($"Reminder {reminderName} of {callingGrainId} could not be written.");
        Keep(entry);
        return new GrainReminder(entry);
    }

    public async Task UnregisterReminder(GrainId callingGrainId, IGrainReminder reminder)
    {
        ReminderEntry entry = (reminder as GrainReminder)?.Entry
            ?? throw new ArgumentException($"{reminder.GetType()} was not given out by this host.", nameof(reminder));
        if (!await table.RemoveRow(entry.GrainId, entry.ReminderName, entry.ETag!))
        {
            throw new ReminderException($"Reminder {entry.ReminderName} of {entry.GrainId} was changed or removed meanwhile.");
        }

        if (local.TryRemove((entry.GrainId, entry.ReminderName), out LocalReminder? stopped))
        {
            stopped.Dispose();
        }
    }

    public async Task<IGrainReminder?> GetReminder(GrainId callingGrainId, string reminderName) =>
        await table.ReadRow(callingGrainId, reminderName) is { } entry ? new GrainReminder(entry) : null;

    public async Task<List<IGrainReminder>> GetReminders(GrainId callingGrainId) =>
        [.. (await table.ReadRows(callingGrainId)).Reminders.Select(static entry => new GrainReminder(entry))];

    [LoggerMessage(Level = LogLevel.Warning, Message = "The reminder table could not be read; it is read again in {Period}.")]
    private static partial void LogRefreshFailed(ILogger logger, Exception exception, TimeSpan period);

    private void Check(string name, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(dueTime), dueTime, $"The due time of reminder {name} must not be negative or infinite.");
        }

        if (period < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(period), period, $"The period of reminder {name} must not be negative or infinite.");
        }

        if (period < options.Value.MinimumReminderPeriod)
        {
            throw new ArgumentException(
                $"Cannot register reminder {name} as requested period ({period}) is less than minimum allowed reminder period ({options.Value.MinimumReminderPeriod})");
        }
    }

    private async Task StartTable(CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(options.Value.InitializationTimeout);
        await table.StartAsync(timeout.Token);
    }

    private Task StopTable(CancellationToken cancellationToken) => table.StopAsync(cancellationToken);

    private async Task Start(CancellationToken cancellationToken)
    {
        delivering = true;
        await ReadTable();
        TimeSpan period = options.Value.RefreshReminderListPeriod;
        refresh = time.CreateTimer(static state => _ = ((LocalReminderService)state!).Refresh(), this, period, period);
    }

    private Task Stop(CancellationToken cancellationToken)
    {
        delivering = false;
        refresh?.Dispose();
        foreach (LocalReminder reminder in local.Values)
        {
            reminder.Dispose();
        }

        local.Clear();
        return Task.CompletedTask;
    }

    private async Task Refresh()
    {
        if (Interlocked.Exchange(ref refreshing, 1) == 1)
        {
            return;
        }

        try
        {
            await ReadTable();
        }
        catch (Exception exception)
        {
            LogRefreshFailed(logger, exception, options.Value.RefreshReminderListPeriod);
        }
        finally
        {
            refreshing = 0;
        }
    }

    private async Task ReadTable()
    {
        // What is registered while the table is read is not in the answer, and must not be taken for removed.
        HashSet<(GrainId, string)> before = [.. local.Keys];
        ReminderTableData rows = await table.ReadRows(0, 0);
        foreach (ReminderEntry entry in rows.Reminders)
        {
            before.Remove((entry.GrainId, entry.ReminderName));
            if (!local.TryGetValue((entry.GrainId, entry.ReminderName), out LocalReminder? known) || known.ETag != entry.ETag)
            {
                Keep(entry);
            }
        }

        foreach ((GrainId, string) removed in before)
        {
            if (local.TryRemove(removed, out LocalReminder? stopped))
            {
                stopped.Dispose();
            }
        }
    }

    private void Keep(ReminderEntry entry)
    {
        if (!delivering)
        {
            return;
        }

        var fresh = new LocalReminder(entry, grains.GetGrain<IRemindable>(entry.GrainId), time, logger);
        local.AddOrUpdate(
            (entry.GrainId, entry.ReminderName), fresh, (_, old) =>
            {
                old.Dispose();
                return fresh;
            });
        fresh.Start();
    }
}
