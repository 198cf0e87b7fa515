using Orleans.Concurrency;
using Orleans.Runtime;

namespace PrisonOps.Tests.Conformance;

internal interface ILifeGrain : IGrainWithStringKey
{
    Task<Guid> Life();

    Task End();

    Task<Guid> EndWhileBusy(string until);

    Task Postpone(TimeSpan time);

    [AlwaysInterleave]
    Task<bool> IsThere();
}

internal class LifeGrain : Grain, ILifeGrain
{
    private readonly Guid life = Guid.NewGuid();
    private bool activated;

    private string Journal => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Signals.Write(Journal, "activating");
        await Task.Yield();
        activated = true;
        Signals.Write(Journal, "activated");
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Signals.Write(Journal, reason.ReasonCode.ToString());
        Signals.Set($"{Journal}.{life}.gone");
        Signals.Set(Journal + ".gone");
        return Task.CompletedTask;
    }

    public Task<Guid> Life() => activated ? Task.FromResult(life) : throw new InvalidOperationException("Called before it was activated.");

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task<Guid> EndWhileBusy(string until)
    {
        DeactivateOnIdle();
        Signals.Set(until + ".entered");
        await Signals.Wait(until);
        Signals.Write(Journal, "busy until here");
        return life;
    }

    public Task Postpone(TimeSpan time)
    {
        DelayDeactivation(time);
        return Task.CompletedTask;
    }

    public Task<bool> IsThere() => Task.FromResult(true);
}

internal interface ILastingGrain : ILifeGrain;

[KeepAlive]
internal sealed class LastingGrain : LifeGrain, ILastingGrain;

internal interface IFailingGrain : IGrainWithStringKey
{
    Task<string> Hello();
}

/// <summary>Its first life fails while it begins.</summary>
internal sealed class FailingGrain : Grain, IFailingGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Signals.Write(this.GetPrimaryKeyString(), "attempt");
        return Signals.Read(this.GetPrimaryKeyString()).Count == 1
            ? throw new InvalidOperationException("The first life fails.")
            : Task.CompletedTask;
    }

    public Task<string> Hello() => Task.FromResult("hello");
}

internal interface IInjectedGrain : IGrainWithGuidKey
{
    Task<string> Describe();
}

internal sealed record Greeting(string Text);

internal sealed class InjectedGrain(Greeting greeting, IGrainContext context, IGrainFactory grains) : Grain, IInjectedGrain
{
    public Task<string> Describe() => Task.FromResult(
        $"{greeting.Text} {context.GrainId == this.GetGrainId()} {grains.GetGrain<IInjectedGrain>(this.GetPrimaryKey()).Equals(this.AsReference<IInjectedGrain>())}");
}

/// <summary>A grain class without the base class.</summary>
internal interface IPlainGrain : IGrainWithIntegerKey
{
    Task<long> Key();
}

internal sealed class PlainGrain(IGrainContext context) : IGrainBase, IPlainGrain
{
    public IGrainContext GrainContext => context;

    public Task<long> Key() => Task.FromResult(this.GetPrimaryKeyLong());
}

internal interface IWorkerGrain : IGrainWithIntegerKey
{
    Task<Guid> Work(string journal, string until);
}

[StatelessWorker(3)]
internal sealed class WorkerGrain : Grain, IWorkerGrain
{
    private readonly Guid life = Guid.NewGuid();

    public async Task<Guid> Work(string journal, string until)
    {
        Signals.Write(journal, life.ToString());
        await Signals.Wait(until);
        return life;
    }
}
