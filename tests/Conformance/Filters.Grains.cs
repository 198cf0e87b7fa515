using Orleans.Runtime;

namespace PrisonOps.Tests.Conformance;

internal interface IFilteredGrain : IGrainWithStringKey
{
    Task<int> Double(int number);

    Task<string?> ContextValue(string name);

    Task<string?> ContextValueThrough(IFilteredGrain other, string name);

    Task SetContextValue(string name, string value);

    Task<string> CallInside(IFilteredGrain other);
}

internal sealed class FilteredGrain : Grain, IFilteredGrain, IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (RequestContext.Get("journal") is string journal)
        {
            Signals.Write(journal, "own " + context.MethodName);
        }

        await context.Invoke();
    }

    public Task<int> Double(int number) => Task.FromResult(number * 2);

    public Task<string?> ContextValue(string name) => Task.FromResult(RequestContext.Get(name) as string);

    public Task<string?> ContextValueThrough(IFilteredGrain other, string name) => other.ContextValue(name);

    public Task SetContextValue(string name, string value)
    {
        RequestContext.Set(name, value);
        return Task.CompletedTask;
    }

    public async Task<string> CallInside(IFilteredGrain other)
    {
        await other.SetContextValue("inside", "changed there");
        return RequestContext.Get("inside") as string ?? "unchanged here";
    }
}
