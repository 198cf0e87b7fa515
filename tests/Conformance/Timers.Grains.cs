using Orleans.Runtime;

namespace PrisonOps.Tests.Conformance;

internal interface ITimerGrain : IGrainWithStringKey
{
    Task Tick(TimeSpan dueTime, TimeSpan period, bool interleave = false, bool keepAlive = false);

    Task TickSlowly(TimeSpan period, string until);

    Task TickAndFail(TimeSpan period);

    Task Change(TimeSpan dueTime, TimeSpan period);

    Task Stop();

    Task Block(string until);

    Task End();

    Task<int> Ticks();
}

/// <summary>Each tick writes to the journal of its grain.</summary>
internal sealed class TimerGrain : Grain, ITimerGrain
{
    private IGrainTimer? timer;
    private int ticks;
    private int inside;

    private string Journal => this.GetPrimaryKeyString();

    public Task Tick(TimeSpan dueTime, TimeSpan period, bool interleave, bool keepAlive)
    {
        timer = this.RegisterGrainTimer(
            () =>
            {
                Signals.Write(Journal, $"tick {++ticks}");
                return Task.CompletedTask;
            },
            new GrainTimerCreationOptions(dueTime, period) { Interleave = interleave, KeepAlive = keepAlive });
        return Task.CompletedTask;
    }

    public Task TickSlowly(TimeSpan period, string until)
    {
        timer = this.RegisterGrainTimer(
            async cancellationToken =>
            {
                inside++;
                Signals.Write(Journal, $"enter {inside}");
                try
                {
                    await Signals.Wait(until).WaitAsync(cancellationToken);
                }
                finally
                {
                    inside--;
                    Signals.Write(Journal, cancellationToken.IsCancellationRequested ? "cancelled" : "leave");
                }
            },
            period,
            period);
        return Task.CompletedTask;
    }

    public Task TickAndFail(TimeSpan period)
    {
        timer = this.RegisterGrainTimer(
            static (TimerGrain self) =>
            {
                Signals.Write(self.Journal, "failing");
                throw new InvalidOperationException("A tick that fails.");
            },
            this,
            period,
            period);
        return Task.CompletedTask;
    }

    public Task Change(TimeSpan dueTime, TimeSpan period)
    {
        timer!.Change(dueTime, period);
        return Task.CompletedTask;
    }

    public Task Stop()
    {
        timer!.Dispose();
        return Task.CompletedTask;
    }

    public async Task Block(string until)
    {
        Signals.Set(until + ".entered");
        await Signals.Wait(until);
        Signals.Write(Journal, "unblocked");
    }

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task<int> Ticks() => Task.FromResult(ticks);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Signals.Set(Journal + ".gone");
        return Task.CompletedTask;
    }
}
