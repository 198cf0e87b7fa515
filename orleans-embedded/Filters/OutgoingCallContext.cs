using Orleans.Execution;
using Orleans.Runtime;

namespace Orleans.Filters;

internal sealed class OutgoingCallContext(
    GrainProxy target, MethodPlan plan, object?[] arguments, IGrainContext? sourceContext, IOutgoingGrainCallFilter[] filters,
    Func<object?[], Task<object?>> send)
    : CallContext(plan, arguments, target.GrainId, sourceContext?.GrainId), IOutgoingGrainCallContext
{
    private int next;

    public override object Grain => target;

    public IGrainContext? SourceContext => sourceContext;

    public override async Task Invoke()
    {
        int mine = next++;
        if (mine < filters.Length)
        {
            await filters[mine].Invoke(this);
        }
        else
        {
            Result = await send(Arguments);
        }
    }
}
