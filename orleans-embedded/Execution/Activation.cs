using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Core;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Execution;

/// <summary>One life of a grain: its object, its turns and its queue.</summary>
internal sealed partial class Activation : IGrainContext, ICallTarget
{
    private readonly Lock gate = new();
    private readonly TurnScheduler scheduler;
    private readonly GrainClass grainClass;
    private CallQueue waiting;
    private List<IStorage>? states;
    private HashSet<IDisposable>? timers;
    private Dictionary<Guid, int>? reentrantSections;
    private AsyncServiceScope? scope;
    private GrainReference? reference;
    private TaskCompletionSource? gone;
    private ITimer? patience;
    private DeactivationReason reason;
    private Phase phase = Phase.Starting;
    private bool endsAfterStart;
    private bool finished;
    private int running;
    private int blocking;
    private int writing;
    private long idleSince;
    private DateTimeOffset keptUntil;

    public Activation(GrainId id, GrainClass grainClass, ActivationEnvironment environment)
    {
        (GrainId, this.grainClass, Environment) = (id, grainClass, environment);
        scheduler = new TurnScheduler(this);
        idleSince = Stopwatch.GetTimestamp();
    }

    private enum Phase : byte
    {
        Starting,
        Valid,

        /// <summary>No turn begins any more; those that run come to their end.</summary>
        Ending,

        /// <summary>The last turn, OnDeactivateAsync, runs.</summary>
        Stopping,
        Gone,
    }

    public ActivationEnvironment Environment { get; }

    public GrainId GrainId { get; }

    public ActivationId ActivationId { get; } = ActivationId.NewId();

    public object? GrainInstance { get; private set; }

    public GrainClass GrainClass => grainClass;

    public GrainReference GrainReference =>
        reference ??= (GrainReference)Environment.References.Create(GrainId, grainClass.PrimaryInterface);

    public IServiceProvider ActivationServices => scope is { } open
        ? open.ServiceProvider
        : throw new InvalidOperationException($"Activation {GrainId} has not started.");

    /// <summary>In adversity: a second activation beside the one in the directory, which ends after its one call.</summary>
    public bool IsForOneCall { get; init; }

    public Task Deactivated
    {
        get
        {
            lock (gate)
            {
                gone ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                if (finished)
                {
                    gone.TrySetResult();
                }

                return gone.Task;
            }
        }
    }

    public int Load
    {
        get
        {
            lock (gate)
            {
                return waiting.Count + running;
            }
        }
    }

    public IEnumerable<Activation> Activations => [this];

    public void Forget(Activation activation)
    {
        // The directory removes an activation that it holds directly by itself.
    }

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => ActivationId.GetHashCode();

    public override string ToString() => $"{GrainId} {ActivationId} {phase}";

    public bool TryEnqueue(Call call)
    {
        lock (gate)
        {
            if (phase == Phase.Gone || (call.IsLocalOnly && phase > Phase.Valid))
            {
                return false;
            }

            // Whatever waits already could not begin, and one call more changes nothing for it: only the new one is judged.
            if (phase != Phase.Valid || !May(call))
            {
                waiting.Add(call);
                return true;
            }

            Admit(call);
        }

        StartTurnOf(call);
        return true;
    }

    public void Begin() => scheduler.Start(static state => _ = ((Activation)state!).StartTurn(), this);

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            if (phase is not (Phase.Starting or Phase.Valid) || endsAfterStart)
            {
                return;
            }

            reason = deactivationReason;
            if (phase == Phase.Starting)
            {
                endsAfterStart = true;
                return;
            }

            phase = Phase.Ending;
            if (running > 0)
            {
                patience = Environment.Time.CreateTimer(
                    static state => ((Activation)state!).EndWithoutWaiting(), this, Environment.Limits.DeactivationTimeout, Timeout.InfiniteTimeSpan);
            }
        }

        Pump();
    }

    /// <summary>Whether nothing kept it busy for this long, by the real clock as in Orleans, whatever clock the grains have.</summary>
    public bool IsIdleFor(TimeSpan age)
    {
        lock (gate)
        {
            return phase == Phase.Valid && running == 0 && waiting.Count == 0 && !grainClass.IsKeepAlive
                && TimeProvider.System.GetUtcNow() >= keptUntil && Stopwatch.GetElapsedTime(idleSince) >= age;
        }
    }

    public void Delay(TimeSpan timeSpan)
    {
        lock (gate)
        {
            keptUntil = timeSpan == Timeout.InfiniteTimeSpan || timeSpan == TimeSpan.MaxValue ? DateTimeOffset.MaxValue
                : timeSpan <= TimeSpan.Zero ? DateTimeOffset.MinValue
                : TimeProvider.System.GetUtcNow() + timeSpan;
        }
    }

    public void EnterReentrantSection(Guid id)
    {
        lock (gate)
        {
            reentrantSections ??= [];
            reentrantSections[id] = reentrantSections.GetValueOrDefault(id) + 1;
        }
    }

    public void LeaveReentrantSection(Guid id)
    {
        lock (gate)
        {
            if (reentrantSections is not null && reentrantSections.TryGetValue(id, out int depth))
            {
                if (depth > 1)
                {
                    reentrantSections[id] = depth - 1;
                }
                else
                {
                    reentrantSections.Remove(id);
                }
            }
        }
    }

    public void Attach(IStorage state) => (states ??= []).Add(state);

    /// <summary>Whether the timer may run: one that is made after the end began would never be stopped.</summary>
    public bool Attach(IDisposable timer)
    {
        lock (gate)
        {
            return phase <= Phase.Valid && (timers ??= []).Add(timer);
        }
    }

    public void Detach(IDisposable timer)
    {
        lock (gate)
        {
            timers?.Remove(timer);
        }
    }

    private void Pump()
    {
        while (true)
        {
            Call? next;
            lock (gate)
            {
                if (phase == Phase.Ending && running == 0)
                {
                    phase = Phase.Stopping;
                    break;
                }

                next = phase == Phase.Valid ? waiting.TakeFirst(May) : null;
                if (next is null)
                {
                    return;
                }

                Admit(next);
            }

            StartTurnOf(next);
        }

        scheduler.Start(static state => _ = ((Activation)state!).StopTurn(), this);
    }

    private void Admit(Call call)
    {
        running++;
        blocking += call.IsAlwaysInterleave ? 0 : 1;
        writing += call.IsAlwaysInterleave || call.IsReadOnly ? 0 : 1;
    }

    private void StartTurnOf(Call call) => scheduler.Start(static state => _ = ((Turn)state!).RunAsync(), new Turn(this, call));

    private bool May(Call call) =>
        blocking == 0
        || call.IsAlwaysInterleave
        || (call.IsReadOnly && writing == 0)
        || grainClass.IsReentrant
        || (reentrantSections is { Count: > 0 } && call.ReentrancyId is var id && id != Guid.Empty && reentrantSections.ContainsKey(id));

    private async Task RunTurn(Call call)
    {
        RequestContext.Enter(call.Values, call);
        try
        {
            await call.RunAsync(this);
        }
        catch (Exception exception)
        {
            if (exception is InconsistentStateException { IsSourceActivation: true } conflict)
            {
                conflict.IsSourceActivation = false;
                LogInconsistent(Environment.Logger, exception, GrainId);
                Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationError, exception, "The stored state was changed by another activation."));
            }

            if (call is GrainCall { Plan.IsOneWay: true } oneWay)
            {
                LogOneWayFailed(Environment.Logger, exception, oneWay.Plan.Name, GrainId);
            }

            call.Fail(exception);
        }

        Complete(call);
    }

    private void Complete(Call call)
    {
        lock (gate)
        {
            running--;
            blocking -= call.IsAlwaysInterleave ? 0 : 1;
            writing -= call.IsAlwaysInterleave || call.IsReadOnly ? 0 : 1;
            if (call.KeepsAlive)
            {
                idleSince = Stopwatch.GetTimestamp();
            }
        }

        if (IsForOneCall || Environment.Adversity?.DeactivatesAfter(GrainId, grainClass) == true)
        {
            Deactivate(new DeactivationReason(DeactivationReasonCode.RuntimeRequested, "Adversity."));
        }

        Pump();
    }

    private sealed record Turn(Activation Activation, Call Call)
    {
        public Task RunAsync() => Activation.RunTurn(Call);
    }
}
