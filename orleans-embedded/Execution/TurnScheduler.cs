using Orleans.Runtime;

namespace Orleans.Execution;

/// <summary>
/// Runs the code of one activation, one piece at a time: every continuation after an await comes back here,
/// so two turns may alternate at awaits but never run at the same moment.
/// </summary>
internal sealed class TurnScheduler(IGrainContext owner) : TaskScheduler, IThreadPoolWorkItem
{
    /// <summary>After this long the thread goes back to the pool, so that one busy grain does not starve the others.</summary>
    private const int QuantumMs = 100;

    private readonly Queue<Task> queue = new();
    private bool scheduled;

    /// <summary>Starts a piece of work without the caller's AsyncLocals: nothing but the request context travels with a call.</summary>
    public void Start(Action<object?> work, object? state)
    {
        Task task;
        if (ExecutionContext.IsFlowSuppressed())
        {
            task = new Task(work, state);
        }
        else
        {
            using (ExecutionContext.SuppressFlow())
            {
                task = new Task(work, state);
            }
        }

        task.Start(this);
    }

    public void Execute()
    {
        IGrainContext? previous = RuntimeContext.Swap(owner);
        try
        {
            long until = Environment.TickCount64 + QuantumMs;
            while (TryTake(out Task? task))
            {
                TryExecuteTask(task!);
                if (Environment.TickCount64 > until)
                {
                    ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
                    return;
                }
            }
        }
        finally
        {
            RuntimeContext.Swap(previous);
        }
    }

    protected override void QueueTask(Task task)
    {
        lock (queue)
        {
            queue.Enqueue(task);
            if (scheduled)
            {
                return;
            }

            scheduled = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && ReferenceEquals(RuntimeContext.Current, owner) && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (queue)
        {
            return queue.ToArray();
        }
    }

    private bool TryTake(out Task? task)
    {
        lock (queue)
        {
            return scheduled = queue.TryDequeue(out task);
        }
    }
}
