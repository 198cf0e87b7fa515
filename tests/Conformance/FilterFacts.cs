using Orleans.Hosting;
using Orleans.Runtime;
using PrisonOps.Tests.Support;

namespace PrisonOps.Tests.Conformance;

/// <summary>Filters see every call, and the request context goes with it and never comes back.</summary>
public sealed class FilterFacts(SharedGrid shared)
{
    private readonly string key = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task An_incoming_filter_sees_the_call_and_may_change_argument_and_result()
    {
        await using GridFixture grid = await GridFixture.StartAsync(
            settings => settings.ConfigureSilo = silo => silo.AddIncomingGrainCallFilter(Outer).AddIncomingGrainCallFilter(Inner),
            TestContext.Current.CancellationToken);
        RequestContext.Set("journal", key);

        int result = await grid.Grains.GetGrain<IFilteredGrain>(key).Double(4);

        Assert.Equal(11, result);
        Assert.Equal(
            [$"outer {nameof(FilteredGrain)}.Double {key} 4", "inner", "own Double", "inner after 10", "outer after 10"],
            Signals.Read(key));
    }

    [Fact]
    public async Task A_filter_may_refuse_a_call()
    {
        await using GridFixture grid = await GridFixture.StartAsync(
            settings => settings.ConfigureSilo = silo => silo.AddIncomingGrainCallFilter(context =>
                context.MethodName == nameof(IFilteredGrain.Double) ? throw new UnauthorizedAccessException("not you") : context.Invoke()),
            TestContext.Current.CancellationToken);

        UnauthorizedAccessException failure = await Assert.ThrowsAsync<UnauthorizedAccessException>(
            () => grid.Grains.GetGrain<IFilteredGrain>(key).Double(1));

        Assert.Equal("not you", failure.Message);
    }

    [Fact]
    public async Task An_outgoing_filter_sees_the_calls_that_grains_make()
    {
        await using GridFixture grid = await GridFixture.StartAsync(
            settings => settings.ConfigureSilo = silo => silo.AddOutgoingGrainCallFilter(async context =>
            {
                if (context.MethodName == nameof(IFilteredGrain.ContextValue))
                {
                    RequestContext.Set("who", "set by the filter");
                }

                await context.Invoke();
            }),
            TestContext.Current.CancellationToken);

        string? value = await grid.Grains.GetGrain<IFilteredGrain>(key)
            .ContextValueThrough(grid.Grains.GetGrain<IFilteredGrain>(key + "2"), "who");

        Assert.Equal("set by the filter", value);
    }

    [Fact]
    public async Task The_request_context_travels_with_a_call_and_with_the_calls_it_makes()
    {
        RequestContext.Set("who", "the duty officer");
        IFilteredGrain grain = shared.Grains.GetGrain<IFilteredGrain>(key);

        Assert.Equal("the duty officer", await grain.ContextValue("who"));
        Assert.Equal("the duty officer", await grain.ContextValueThrough(shared.Grains.GetGrain<IFilteredGrain>(key + "2"), "who"));
        RequestContext.Clear();
        Assert.Null(await grain.ContextValue("who"));
    }

    [Fact]
    public async Task What_a_callee_sets_in_the_request_context_stays_with_it() =>
        Assert.Equal(
            "unchanged here",
            await shared.Grains.GetGrain<IFilteredGrain>(key).CallInside(shared.Grains.GetGrain<IFilteredGrain>(key + "2")));

    private static async Task Outer(IIncomingGrainCallContext context)
    {
        if (context.MethodName != nameof(IFilteredGrain.Double))
        {
            await context.Invoke();
            return;
        }

        string journal = (string)RequestContext.Get("journal")!;
        Signals.Write(
            journal,
            $"outer {context.Grain.GetType().Name}.{context.ImplementationMethod.Name} {context.TargetId.Key} {context.Request.GetArgument(0)}");
        context.Request.SetArgument(0, 5);
        await context.Invoke();
        Signals.Write(journal, $"outer after {context.Result}");
        context.Result = (int)context.Result! + 1;
    }

    private static async Task Inner(IIncomingGrainCallContext context)
    {
        bool isMine = context.MethodName == nameof(IFilteredGrain.Double);
        string? journal = RequestContext.Get("journal") as string;
        if (isMine)
        {
            Signals.Write(journal!, "inner");
        }

        await context.Invoke();
        if (isMine)
        {
            Signals.Write(journal!, $"inner after {context.Result}");
        }
    }
}
