using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans.Execution;

/// <summary>
/// Which activation lives under which identity. A call is handed over in one order only: queue the call in a fresh
/// activation, publish the activation, then start it. So no call can arrive between publishing and starting unseen.
/// </summary>
internal sealed class ActivationDirectory(GrainClassMap classes, IServiceProvider services)
{
    private readonly ConcurrentDictionary<GrainId, ICallTarget> live = new();
    private readonly ConcurrentDictionary<Activation, byte> seconds = new();
    private ActivationEnvironment? environment;
    private volatile bool accepting;

    private ActivationEnvironment Environment =>
        environment ?? Interlocked.CompareExchange(ref environment, new ActivationEnvironment(services), null) ?? environment!;

    public IEnumerable<Activation> All() => live.Values.SelectMany(target => target.Activations).Concat(seconds.Keys);

    public void Open() => accepting = true;

    /// <summary>From now on no activation begins.</summary>
    public void Close() => accepting = false;

    public void Send(GrainId id, Call call, bool takesSecondActivation = false)
    {
        if (classes.Find(id.Type) is not { } grainClass)
        {
            call.Fail(new ArgumentException($"Grain type {id.Type} of {id} is not known to this host."));
            return;
        }

        if (takesSecondActivation && grainClass.MaxLocalWorkers == 0 && accepting && live.ContainsKey(id))
        {
            RunOnSecondActivation(id, grainClass, call);
            return;
        }

        while (true)
        {
            if (live.TryGetValue(id, out ICallTarget? target))
            {
                if (target.TryEnqueue(call))
                {
                    return;
                }

                live.TryRemove(KeyValuePair.Create(id, target));
                continue;
            }

            if (!accepting)
            {
                call.Fail(new SiloUnavailableException($"The grain host is not running, so {id} cannot be activated."));
                return;
            }

            ICallTarget fresh = grainClass.MaxLocalWorkers > 0
                ? new WorkerPool(id, grainClass, Environment)
                : new Activation(id, grainClass, Environment);
            fresh.TryEnqueue(call);
            if (live.TryAdd(id, fresh))
            {
                fresh.Begin();
                return;
            }
        }
    }

    public void Forget(Activation activation)
    {
        seconds.TryRemove(activation, out _);
        if (!live.TryGetValue(activation.GrainId, out ICallTarget? target))
        {
            return;
        }

        if (ReferenceEquals(target, activation))
        {
            live.TryRemove(KeyValuePair.Create(activation.GrainId, target));
        }
        else
        {
            target.Forget(activation);
        }
    }

    /// <summary>Deactivates everything. A call that was being handed over may still begin one activation, hence the rounds.</summary>
    public async Task DeactivateAll(DeactivationReason reason)
    {
        for (Activation[] all = [.. All()]; all.Length > 0; all = [.. All()])
        {
            foreach (Activation activation in all)
            {
                activation.Deactivate(reason);
            }

            await Task.WhenAll(all.Select(activation => activation.Deactivated));
        }
    }

    private void RunOnSecondActivation(GrainId id, GrainClass grainClass, Call call)
    {
        var second = new Activation(id, grainClass, Environment) { IsForOneCall = true };
        second.TryEnqueue(call);
        seconds.TryAdd(second, 0);
        second.Begin();
    }
}
