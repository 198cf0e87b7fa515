using System.Reflection;
using System.Reflection.Emit;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Serialization;
using PrisonOps.Tests.Support;

namespace PrisonOps.Tests.Conformance.EmbeddedOnly;

/// <summary>Where the embedded host says more, or earlier, than Orleans does.</summary>
public sealed class StartFacts
{
    [Fact]
    public async Task A_grain_interface_with_a_type_that_cannot_travel_keeps_the_grid_from_starting()
    {
        Assembly bad = InterfaceThatMentions(typeof(Unknown));

        OrleansConfigurationException failure = await Assert.ThrowsAsync<OrleansConfigurationException>(() => GridFixture.StartAsync(
            settings => settings.ConfigureServices = services => services.AddSerializer(serializer => serializer.AddAssembly(bad)),
            TestContext.Current.CancellationToken));

        Assert.Contains("IBadGrain.Send", failure.Message, StringComparison.Ordinal);
        Assert.Contains(typeof(Unknown).FullName!, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cycle_of_calls_is_named_when_its_time_is_over()
    {
        await using GridFixture grid = await GridFixture.StartAsync(
            settings => settings.ResponseTimeout = TimeSpan.FromMilliseconds(300), TestContext.Current.CancellationToken);
        string key = Guid.NewGuid().ToString("N");

        TimeoutException failure = await Assert.ThrowsAsync<TimeoutException>(() =>
            grid.Grains.GetGrain<ICallBackGrain>(key).AskBack(grid.Grains.GetGrain<ICallBackGrain>(key)));

        Assert.Contains("wait for each other", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"ICallBackGrain.AskBack to callback/{key}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_collection_age_that_is_not_longer_than_the_quantum_is_refused() =>
        await Assert.ThrowsAsync<OrleansConfigurationException>(() => GridFixture.StartAsync(
            settings => settings.CollectionAge = settings.CollectionQuantum, TestContext.Current.CancellationToken));

    [Fact]
    public async Task A_missing_storage_is_named_with_the_class_that_needs_it()
    {
        await using GridFixture grid = await GridFixture.StartAsync(
            settings => settings.ConfigureServices = services =>
            {
                foreach (var storage in services.Where(one => one.ServiceType == typeof(Orleans.Storage.IGrainStorage)).ToList())
                {
                    services.Remove(storage);
                }
            },
            TestContext.Current.CancellationToken);

        Exception failure = await Assert.ThrowsAnyAsync<Exception>(() => grid.Grains.GetGrain<ILedgerGrain>("x").Lines());

        Assert.Contains("'conformance'", failure.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(LedgerGrain), failure.Message, StringComparison.Ordinal);
    }

    private static Assembly InterfaceThatMentions(Type type)
    {
        AssemblyBuilder assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("BadGrains"), AssemblyBuilderAccess.RunAndCollect);
        TypeBuilder bad = assembly.DefineDynamicModule("BadGrains").DefineType(
            "IBadGrain", TypeAttributes.Interface | TypeAttributes.Abstract | TypeAttributes.Public, null, [typeof(IGrainWithStringKey)]);
        bad.DefineMethod(
            "Send", MethodAttributes.Public | MethodAttributes.Abstract | MethodAttributes.Virtual | MethodAttributes.NewSlot, typeof(Task), [type]);
        return bad.CreateType().Assembly;
    }
}
