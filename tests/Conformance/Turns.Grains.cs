using Orleans.Concurrency;
using Orleans.Runtime;

namespace PrisonOps.Tests.Conformance;

internal interface ITurnGrain : IGrainWithStringKey
{
    Task<int> Overlap();

    Task<bool> KeepsScheduler();

    Task Block(string until);

    [AlwaysInterleave]
    Task<string> Ping();

    Task<string> Plain();

    [ReadOnly]
    Task ReadUntil(string entered, string until);

    [ReadOnly]
    Task<string> Read();

    [OneWay]
    Task Tell(string signal);

    [OneWay]
    Task FailSilently();

    [ResponseTimeout("00:00:00.300")]
    Task BlockBriefly(string until);
}

internal sealed class TurnGrain : Grain, ITurnGrain
{
    private int inside;

    public async Task<int> Overlap()
    {
        int seen = ++inside;
        await Task.Yield();
        seen = Math.Max(seen, inside);
        inside--;
        return seen;
    }

    public async Task<bool> KeepsScheduler()
    {
        TaskScheduler before = TaskScheduler.Current;
        await Task.Yield();
        await Task.Run(() => { }, TestContext.Current.CancellationToken);
        return ReferenceEquals(before, TaskScheduler.Current) && !ReferenceEquals(before, TaskScheduler.Default);
    }

    public async Task Block(string until)
    {
        Signals.Set(until + ".entered");
        await Signals.Wait(until);
    }

    public Task<string> Ping() => Task.FromResult("pong");

    public Task<string> Plain() => Task.FromResult("plain");

    public async Task ReadUntil(string entered, string until)
    {
        Signals.Set(entered);
        await Signals.Wait(until);
    }

    public Task<string> Read() => Task.FromResult("read");

    public Task Tell(string signal)
    {
        Signals.Set(signal);
        return Task.CompletedTask;
    }

    public Task FailSilently() => throw new InvalidOperationException("Nobody hears this.");

    public Task BlockBriefly(string until) => Block(until);
}

internal interface IReentrantTurnGrain : ITurnGrain;

[Reentrant]
internal sealed class ReentrantTurnGrain : Grain, IReentrantTurnGrain
{
    private int inside;

    public async Task<int> Overlap()
    {
        int seen = ++inside;
        await Task.Yield();
        seen = Math.Max(seen, inside);
        inside--;
        return seen;
    }

    public Task<bool> KeepsScheduler() => Task.FromResult(true);

    public async Task Block(string until)
    {
        Signals.Set(until + ".entered");
        await Signals.Wait(until);
    }

    public Task<string> Ping() => Task.FromResult("pong");

    public Task<string> Plain() => Task.FromResult("plain");

    public Task ReadUntil(string entered, string until) => Block(until);

    public Task<string> Read() => Task.FromResult("read");

    public Task Tell(string signal) => Task.CompletedTask;

    public Task FailSilently() => Task.CompletedTask;

    public Task BlockBriefly(string until) => Block(until);
}

internal interface ICallBackGrain : IGrainWithStringKey
{
    Task<string> CallBackThrough(ICallBackGrain other, bool allowed);

    Task<string> AskBack(ICallBackGrain caller);

    Task<string> Name();
}

internal sealed class CallBackGrain : Grain, ICallBackGrain
{
    public async Task<string> CallBackThrough(ICallBackGrain other, bool allowed)
    {
        if (!allowed)
        {
            return await other.AskBack(this.AsReference<ICallBackGrain>());
        }

        using (RequestContext.AllowCallChainReentrancy())
        {
            return await other.AskBack(this.AsReference<ICallBackGrain>());
        }
    }

    public Task<string> AskBack(ICallBackGrain caller) => caller.Name();

    public Task<string> Name() => Task.FromResult(this.GetPrimaryKeyString());
}
