using Orleans.Runtime;

namespace Orleans.Execution;

internal sealed class GrainContextAccessor : IGrainContextAccessor
{
    public IGrainContext GrainContext => RuntimeContext.Current
        ?? throw new InvalidOperationException("There is no current grain: this code does not run in a turn.");
}
