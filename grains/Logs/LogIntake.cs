using System.Collections.Immutable;
using System.Globalization;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrisonOps.Analyzers.Logs;
using PrisonOps.GrainInterfaces.Devices;
using PrisonOps.GrainInterfaces.Logs;
using PrisonOps.Ports.Logs;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Units;

namespace PrisonOps.Grains.Logs;

/// <summary>
/// Takes messages from the listeners and commits them in batches, in the order in which they came; then wakes the actors whose objects have
/// something to report. A batch that finds no database goes to the disk, and those that follow go behind it until it is committed. What has no
/// room is refused, and every refusal is counted and said.
/// </summary>
internal sealed partial class LogIntake : BackgroundService, ILogSink
{
    private const string LinkDown = "event.link-down";
    private readonly ILogStore store;
    private readonly ILogSpill spill;
    private readonly IEventRuleStore ruleStore;
    private readonly EventPack pack;
    private readonly IGrainFactory grains;
    private readonly LogIntakeOptions options;
    private readonly TimeProvider time;
    private readonly ILogger<LogIntake> logger;
    private readonly SenderQuota quota;
    private readonly Channel<Waiting> waiting;
    private long waitingCharacters;
    private (EventRules Rules, long At)? known;
    private UnitPlace? home;
    private long? failedAt;

    public LogIntake(
        ILogStore store, ILogSpill spill, IEventRuleStore ruleStore, EventPack pack, IGrainFactory grains, IOptions<LogIntakeOptions> given, TimeProvider time,
        ILogger<LogIntake> logger)
    {
        (this.store, this.spill, this.ruleStore, this.pack, this.grains, this.time, this.logger) = (store, spill, ruleStore, pack, grains, time, logger);
        options = given.Value;
        quota = new(options.PerAddressAndMinuteMax, time);
        waiting = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(options.WaitingMax) { SingleReader = true });
    }

    private readonly record struct Waiting(LogMessage Message, TaskCompletionSource<bool>? Stored);

    public bool Offer(LogMessage message)
    {
        if (!HasRoom(message) || !waiting.Writer.TryWrite(new(message, null))) return false;

        Interlocked.Add(ref waitingCharacters, Characters(message));
        return true;
    }

    public async ValueTask Accept(LogMessage message, CancellationToken cancellationToken)
    {
        if (!quota.TryTake(message.NetworkDomain, message.Address)) return;

        Interlocked.Add(ref waitingCharacters, Characters(message));
        await waiting.Writer.WriteAsync(new(message, null), cancellationToken);
    }

    public async Task<bool> Store(LogMessage message, CancellationToken cancellationToken)
    {
        TaskCompletionSource<bool> stored = new(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!HasRoom(message) || !waiting.Writer.TryWrite(new(message, stored))) return false;

        Interlocked.Add(ref waitingCharacters, Characters(message));
        return await stored.Task.WaitAsync(cancellationToken);
    }

    /// <summary>What is left is committed or spilled in one try: the process ends.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        for (List<Waiting> left = Take(); left.Count > 0; left = Take())
        {
            if (!await TryKeep(Guid.CreateVersion7(time.GetUtcNow()), left, cancellationToken)) return;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await WaitForWork(stoppingToken))
        {
            if (waiting.Reader.Count < options.BatchMax) await Task.Delay(options.GatherFor, time, CancellationToken.None);

            List<Waiting> batch = Take();
            Guid id = Guid.CreateVersion7(time.GetUtcNow());
            while (!await TryKeep(id, batch, CancellationToken.None))
            {
                if (stoppingToken.IsCancellationRequested) return;
                await Task.Delay(options.RetryAfter, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Messages to commit, or the time to try those on the disk again; throws when it is told to end.</summary>
    private async Task<bool> WaitForWork(CancellationToken stoppingToken)
    {
        if (spill.Messages == 0) return await waiting.Reader.WaitToReadAsync(stoppingToken);

        using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        await Task.WhenAny(waiting.Reader.WaitToReadAsync(either.Token).AsTask(), Task.Delay(options.RetryAfter, time, either.Token));
        await either.CancelAsync();
        stoppingToken.ThrowIfCancellationRequested();
        return true;
    }

    /// <summary>Commits the batch after all that lie on the disk, or puts it there behind them; false when neither can be.</summary>
    private async Task<bool> TryKeep(Guid id, List<Waiting> batch, CancellationToken cancellationToken)
    {
        // Each failed try may take as long as a connection does, and messages wait for it: between two tries they go to the disk at once.
        bool isTooEarly = failedAt is { } at && time.GetElapsedTime(at) < options.RetryAfter;
        if (!isTooEarly && await TryDrain(cancellationToken) && (batch.Count == 0 || await TryCommit(id, batch, cancellationToken)))
        {
            failedAt = null;
            return true;
        }

        if (!isTooEarly) failedAt = time.GetTimestamp();
        if (batch.Count == 0) return true;
        if (!spill.TryAppend(id, [.. batch.Select(one => one.Message)])) return false;

        foreach (Waiting one in batch) one.Stored?.TrySetResult(true);
        LogSpilled(logger, batch.Count, spill.Messages);
        return true;
    }

    private async Task<bool> TryDrain(CancellationToken cancellationToken)
    {
        while (spill.Peek() is var (id, messages))
        {
            if (!await TryCommit(id, [.. messages.Select(message => new Waiting(message, null))], cancellationToken)) return false;
            spill.Advance();
        }

        return true;
    }

    private bool HasRoom(LogMessage message) =>
        quota.TryTake(message.NetworkDomain, message.Address) && Interlocked.Read(ref waitingCharacters) < options.WaitingCharactersMax;

    private List<Waiting> Take()
    {
        List<Waiting> batch = [];
        while (batch.Count < options.BatchMax && waiting.Reader.TryRead(out Waiting next))
        {
            Interlocked.Add(ref waitingCharacters, -Characters(next.Message));
            batch.Add(next);
        }

        return batch;
    }

    private async Task<bool> TryCommit(Guid id, List<Waiting> batch, CancellationToken cancellationToken)
    {
        try
        {
            LogBatch sorted = await Sort(id, [.. batch.Select(one => one.Message)], cancellationToken);
            bool stored = await store.Commit(sorted, cancellationToken);
            foreach (Waiting one in batch) one.Stored?.TrySetResult(stored);
            if (!stored) LogLeftOut(logger, batch.Count);
            if (quota.TakeRefused() is > 0 and long refused) LogOverQuota(logger, refused, options.PerAddressAndMinuteMax);
            foreach (PushedChange change in sorted.Changes) TellOfPort(change);
            foreach (Guid objectId in sorted.Changes.Select(change => change.ObjectId).Distinct()) _ = Wake(objectId);
            return true;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // The edge of the loop: whatever kept the batch away, it is still due.
            LogNotCommitted(logger, batch.Count, failure.Message);
            return false;
        }
    }

    private async Task<LogBatch> Sort(Guid id, ImmutableArray<LogMessage> messages, CancellationToken cancellationToken)
    {
        home ??= await store.FindHome(cancellationToken);
        ImmutableArray<LogSource> sources = await store.FindSources(
            [.. messages.Select(message => (message.NetworkDomain, message.Address)).Distinct()], cancellationToken);
        return LogTriage.Sort(id, messages, sources, await Ports(messages, sources, cancellationToken), await Rules(cancellationToken), home ?? default);
    }

    /// <summary>The names of the ports of all devices that tell of a link, which is rare.</summary>
    private async Task<ImmutableDictionary<(Guid ObjectId, int IfIndex), string>> Ports(
        ImmutableArray<LogMessage> messages, ImmutableArray<LogSource> sources, CancellationToken cancellationToken)
    {
        var telling = messages.Where(message => PortNotice.PortOf(message) is not null).Select(message => (message.NetworkDomain, message.Address)).ToHashSet();
        Guid[] devices = [.. sources.Where(source => telling.Contains((source.NetworkDomain, source.Address))).Select(source => source.ObjectId).Distinct()];
        return devices.Length == 0 ? ImmutableDictionary<(Guid, int), string>.Empty : await store.FindPorts([.. devices], cancellationToken);
    }

    private async ValueTask<EventRules> Rules(CancellationToken cancellationToken)
    {
        if (known is { } kept && time.GetElapsedTime(kept.At) < options.RulesKeptFor) return kept.Rules;

        EventRules rules = new(pack.Rules, (await ruleStore.LoadAll(cancellationToken)).Select(rule => rule.ToRule()));
        known = (rules, time.GetTimestamp());
        return rules;
    }

    private async Task Wake(Guid objectId)
    {
        try
        {
            await grains.GetGrain<IPushedFindingsGrain>(objectId).Refresh();
        }
        catch (Exception failure)
        {
            // The condition is a row: the next look at all of them wakes the actor.
            LogNotWoken(logger, objectId, failure.Message);
        }
    }

    /// <summary>A port that went down or came up is shown on open maps before the device is polled again, and has it asked.</summary>
    private void TellOfPort(PushedChange change)
    {
        if (change.Type != LinkDown || !int.TryParse(change.Instance, NumberStyles.None, CultureInfo.InvariantCulture, out int ifIndex)) return;

        _ = TellDevice(change.ObjectId, new(ifIndex, IsUp: change.Finding is null));
    }

    private async Task TellDevice(Guid objectId, PortNews news)
    {
        try
        {
            await grains.GetGrain<IDeviceGrain>(objectId).HearPort(news);
        }
        catch (Exception failure)
        {
            // The next poll sees the port as it is.
            LogNotWoken(logger, objectId, failure.Message);
        }
    }

    private static long Characters(LogMessage message) => message.Text.Length + message.Variables.Sum(variable => (long)variable.Name.Length + variable.Value.Length);

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "{Messages} pushed messages wait for the database: {Reason}")]
    private static partial void LogNotCommitted(ILogger logger, int messages, string reason);

    [LoggerMessage(EventId = 5, Level = LogLevel.Warning, Message = "{Messages} pushed messages went to the disk, where {All} now wait for the database")]
    private static partial void LogSpilled(ILogger logger, int messages, long all);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "{Messages} pushed messages were left out: their space (Logs:MibMax) or the disk is full. Their alarms and counts were kept.")]
    private static partial void LogLeftOut(ILogger logger, int messages);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "{Messages} pushed messages were refused: their senders sent more than {Max} a minute.")]
    private static partial void LogOverQuota(ILogger logger, long messages, int max);

    [LoggerMessage(EventId = 4, Level = LogLevel.Warning, Message = "The actor of object {ObjectId} was not reached with its pushed conditions: {Reason}")]
    private static partial void LogNotWoken(ILogger logger, Guid objectId, string reason);
}
