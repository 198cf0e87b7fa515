using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Adversity;
using Orleans.Configuration;
using Orleans.Filters;
using Orleans.Runtime;
using Orleans.Serialization;

namespace Orleans.Execution;

/// <summary>Turns a method call on a reference into a call on its way.</summary>
internal sealed class CallDispatcher(
    ActivationDirectory directory, ObserverRegistry observers, PendingCalls pending, IServiceProvider services,
    IOptions<SiloMessagingOptions> options)
{
    private readonly AdversityPlan? adversity = services.GetService<AdversityPlan>();
    private IOutgoingGrainCallFilter[]? outgoing;

    // A filter may itself need the grain factory, so filters are made at the first call and not with this object.
    private IOutgoingGrainCallFilter[] OutgoingFilters => outgoing ??= [.. services.GetServices<IOutgoingGrainCallFilter>()];

    public object? Begin(GrainProxy target, MethodPlan plan, object?[] arguments)
    {
        if (OutgoingFilters.Length == 0)
        {
            Reply reply = Send(target.GrainId, plan, arguments);
            return plan.Method.ReturnType == typeof(void) ? null : plan.Returns.ToReturnValue(reply);
        }

        Reply filtered = plan.Returns.NewReply();
        _ = SendThroughFilters(target, plan, arguments, filtered);
        return plan.Method.ReturnType == typeof(void) ? null : plan.Returns.ToReturnValue(filtered);
    }

    private Reply Send(GrainId target, MethodPlan plan, object?[] arguments)
    {
        GrainCall call;
        try
        {
            AdversityDecision? bad = adversity?.Decide(target);
            call = new GrainCall(
                plan, plan.CopyArguments(arguments), target, RuntimeContext.Current?.GrainId, RequestContext.CurrentCall,
                plan.ResponseTimeout ?? options.Value.ResponseTimeout)
            {
                Values = DeepCopy.CopyValues(RequestContext.Values),
                ReportsTimeOut = bad is { ReportsTimeOut: true } && !plan.IsOneWay,
            };
            if (plan.CancellationIndex >= 0)
            {
                call.LinkCancellation((CancellationToken)arguments[plan.CancellationIndex]!);
            }

            if (call.Reply.Task.IsCanceled)
            {
                return call.Reply;
            }

            if (!plan.IsOneWay)
            {
                pending.Watch(call);
            }

            Post(call, bad);
        }
        catch (Exception exception) when (exception is CodecNotFoundException or ArgumentException or OrleansException)
        {
            Reply failed = plan.Returns.NewReply();
            failed.TrySetException(exception);
            return failed;
        }

        if (!plan.IsOneWay)
        {
            return call.Reply;
        }

        Reply sent = plan.Returns.NewReply();
        sent.TrySetResult(null);
        return sent;
    }

    private void Post(GrainCall call, AdversityDecision? bad)
    {
        if (call.Target.Type == ObserverRegistry.ObserverType)
        {
            observers.Send(call);
        }
        else if (bad is { Delay.Ticks: > 0 })
        {
            _ = PostLater(call, bad);
        }
        else
        {
            directory.Send(call.Target, call, bad?.TakesSecondActivation ?? false);
        }
    }

    private async Task PostLater(GrainCall call, AdversityDecision bad)
    {
        await Task.Delay(bad.Delay, TimeProvider.System).ConfigureAwait(false);
        directory.Send(call.Target, call, bad.TakesSecondActivation);
    }

    private async Task SendThroughFilters(GrainProxy target, MethodPlan plan, object?[] arguments, Reply reply)
    {
        try
        {
            var context = new OutgoingCallContext(
                target, plan, arguments, RuntimeContext.Current, OutgoingFilters, given => SendAsync(target.GrainId, plan, given));
            await context.Invoke();
            reply.TrySetResult(context.Result);
        }
        catch (OperationCanceledException cancelled)
        {
            reply.TrySetCanceled(cancelled.CancellationToken);
        }
        catch (Exception exception)
        {
            reply.TrySetException(exception);
        }
    }

    private async Task<object?> SendAsync(GrainId target, MethodPlan plan, object?[] arguments)
    {
        Task answered = Send(target, plan, arguments).Task;
        await answered;
        return plan.Returns.ResultOf(answered);
    }
}
