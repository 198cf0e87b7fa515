using Orleans.Filters;
using Orleans.Runtime;
using Orleans.Serialization;

namespace Orleans.Execution;

/// <summary>A call of a method of a grain or of an observer.</summary>
#pragma warning disable CA1001 // The source has no timer and no link to another, so there is nothing to dispose of.
internal sealed class GrainCall : Call
#pragma warning restore CA1001
{
    /// <summary>Chains are followed no further than this.</summary>
    private const int LongestChain = 32;

    private readonly MethodPlan plan;
    private readonly object?[] arguments;
    private readonly GrainId? source;
    private GrainCall? parent;
    private CancellationTokenSource? cancellation;
    private CancellationTokenRegistration callerCancels;

    public GrainCall(MethodPlan plan, object?[] arguments, GrainId target, GrainId? source, Call? parent, TimeSpan timeout)
    {
        (this.plan, this.arguments, Target, this.source, Timeout) = (plan, arguments, target, source, timeout);
        this.parent = plan.IsOneWay ? null : parent as GrainCall;
        Reply = plan.Returns.NewReply();
    }

    public GrainId Target { get; }

    public TimeSpan Timeout { get; }

    /// <summary>When the caller began to wait, on the clock of <see cref="WatchedBy"/>.</summary>
    public long StartedAt { get; set; }

    public PendingCalls? WatchedBy { get; set; }

    public Reply Reply { get; }

    public MethodPlan Plan => plan;

    /// <summary>In adversity: the work is done, but its caller is told that no answer came.</summary>
    public bool ReportsTimeOut { get; init; }

    public override bool IsAlwaysInterleave => plan.IsAlwaysInterleave;

    public override bool IsReadOnly => plan.IsReadOnly;

    public override bool IsAbandoned => Reply.Task.IsCompleted;

    /// <summary>Gives the callee a token of its own, and lets go of the caller as soon as his is cancelled.</summary>
    public void LinkCancellation(CancellationToken callerToken)
    {
        cancellation = new CancellationTokenSource();
        arguments[plan.CancellationIndex] = cancellation.Token;
        if (!callerToken.CanBeCanceled)
        {
            return;
        }

        callerCancels = callerToken.UnsafeRegister(
            static (state, token) =>
            {
                var call = (GrainCall)state!;
                call.Settle(new OperationCanceledException(token));
                call.cancellation!.Cancel();
            },
            this);
    }

    public void TimeOut(string? cycle, bool cancelsCallee)
    {
        string because = cycle is null ? "" : $" The calls wait for each other: {cycle}.";
        Settle(new TimeoutException($"Response did not arrive on time in {Timeout} for {plan.Name} to {Target}.{because}"));
        if (cancelsCallee)
        {
            cancellation?.Cancel();
        }
    }

    public override async Task RunAsync(Activation activation)
    {
        object? result = await InvokeAsync(activation, activation.GrainInstance!);
        Succeed(result);
    }

    /// <summary>Runs the call on an observer, which has no activation and no filters.</summary>
    public async Task RunAsync(object observer)
    {
        Task running = plan.Invoke(observer, arguments);
        await running;
        Succeed(plan.Returns.ResultOf(running));
    }

    public override void Fail(Exception exception) => Settle(exception is OperationCanceledException ? exception : ExceptionCopy.Copy(exception));

    /// <summary>The calls from this one up to one of the same grain, if there is one: that grain waits for itself.</summary>
    public string? DescribeCycle()
    {
        List<string> path = [plan.Name + " to " + Target];
        for (GrainCall? ancestor = parent; ancestor is not null && path.Count < LongestChain; ancestor = ancestor.parent)
        {
            path.Add(ancestor.plan.Name + " to " + ancestor.Target);
            if (ancestor.Target == Target)
            {
                path.Reverse();
                return string.Join(" -> ", path);
            }
        }

        return null;
    }

    /// <summary>Whether this call was made, directly or not, in the turn of the other.</summary>
    public bool IsBelow(GrainCall other)
    {
        GrainCall? ancestor = parent;
        for (int step = 0; ancestor is not null && step < LongestChain; step++)
        {
            if (ReferenceEquals(ancestor, other))
            {
                return true;
            }

            ancestor = ancestor.parent;
        }

        return false;
    }

    private async Task<object?> InvokeAsync(Activation activation, object instance)
    {
        IIncomingGrainCallFilter[] filters = activation.Environment.IncomingFilters;
        if (filters.Length > 0 || instance is IIncomingGrainCallFilter)
        {
            var context = new IncomingCallContext(activation, plan, arguments, source, filters);
            await context.Invoke();
            return context.Result;
        }

        Task running = plan.Invoke(instance, arguments);
        await running;
        return plan.Returns.ResultOf(running);
    }

    private void Succeed(object? result)
    {
        if (ReportsTimeOut)
        {
            Settle(new TimeoutException($"Response did not arrive on time in {Timeout} for {plan.Name} to {Target}. (adversity: the call was run)"));
            return;
        }

        Reply.TrySetResult(plan.CopyResult(result));
        Release();
    }

    private void Settle(Exception exception)
    {
        if (plan.IsOneWay)
        {
            // Nobody looks at the reply of a one-way call, so an exception in it would only be reported as unobserved.
            Reply.TrySetResult(null);
        }
        else if (exception is OperationCanceledException cancelled)
        {
            Reply.TrySetCanceled(cancelled.CancellationToken);
        }
        else
        {
            Reply.TrySetException(exception);
        }

        Release();
    }

    private void Release()
    {
        // A finished call must not keep its caller's chain alive: two grains that call each other for ever would grow it for ever.
        parent = null;
        callerCancels.Dispose();
        WatchedBy?.Forget(this);
    }
}
