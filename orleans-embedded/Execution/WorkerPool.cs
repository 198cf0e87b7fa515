using Orleans.Runtime;

namespace Orleans.Execution;

/// <summary>The activations of one identity of a stateless worker: an idle one takes the call, else a new one, else the least busy.</summary>
internal sealed class WorkerPool(GrainId id, GrainClass grainClass, ActivationEnvironment environment) : ICallTarget
{
    private readonly Lock gate = new();
    private readonly List<Activation> workers = [];
    private bool begun;

    public IEnumerable<Activation> Activations
    {
        get
        {
            lock (gate)
            {
                return [.. workers];
            }
        }
    }

    public bool TryEnqueue(Call call)
    {
        lock (gate)
        {
            foreach (Activation worker in workers.OrderBy(one => one.Load))
            {
                if ((worker.Load == 0 || workers.Count >= grainClass.MaxLocalWorkers) && worker.TryEnqueue(call))
                {
                    return true;
                }
            }

            var fresh = new Activation(id, grainClass, environment);
            fresh.TryEnqueue(call);
            workers.Add(fresh);
            if (begun)
            {
                fresh.Begin();
            }

            return true;
        }
    }

    public void Begin()
    {
        lock (gate)
        {
            begun = true;
            workers.ForEach(worker => worker.Begin());
        }
    }

    public void Forget(Activation activation)
    {
        lock (gate)
        {
            workers.Remove(activation);
        }
    }
}
