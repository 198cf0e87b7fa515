using System.Reflection;
using Orleans.Execution;
using Orleans.Runtime;

namespace Orleans.Filters;

internal sealed class IncomingCallContext(
    Activation activation, MethodPlan plan, object?[] arguments, GrainId? source, IIncomingGrainCallFilter[] filters)
    : CallContext(plan, arguments, activation.GrainId, source), IIncomingGrainCallContext
{
    private int next;

    public override object Grain => activation.GrainInstance!;

    public IGrainContext TargetContext => activation;

    public MethodInfo ImplementationMethod => Plan.ImplementationIn(Grain.GetType());

    public override async Task Invoke()
    {
        int mine = next++;
        if (mine < filters.Length)
        {
            await filters[mine].Invoke(this);
        }
        else if (mine == filters.Length && Grain is IIncomingGrainCallFilter own)
        {
            await own.Invoke(this);
        }
        else
        {
            Task running = Plan.Invoke(Grain, Arguments);
            await running;
            Result = Plan.Returns.ResultOf(running);
        }
    }
}
