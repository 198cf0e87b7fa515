namespace PrisonOps.Tests.Conformance;

/// <summary>What a caller learns of a failure, and how he calls off what he asked for.</summary>
public sealed class FailureFacts(SharedGrid shared)
{
    private readonly string key = Guid.NewGuid().ToString("N");

    private IFailureGrain Grain => shared.Grains.GetGrain<IFailureGrain>(key);

    [Fact]
    public async Task An_exception_arrives_with_type_and_message_but_without_the_properties_of_its_subclass()
    {
        ArgumentOutOfRangeException failure = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(Grain.Argument);

        Assert.Contains("There are 16 wards.", failure.Message, StringComparison.Ordinal);
        Assert.Null(failure.ParamName);
        Assert.Null(failure.ActualValue);
    }

    [Fact]
    public async Task An_inner_exception_arrives_with_the_outer_one()
    {
        InvalidOperationException failure = await Assert.ThrowsAsync<InvalidOperationException>(Grain.Nested);

        Assert.Equal("outer", failure.Message);
        Assert.Equal("inner", Assert.IsType<TimeoutException>(failure.InnerException).Message);
    }

    [Fact]
    public async Task An_exception_with_a_serializer_carries_its_members_with_an_id()
    {
        PrisonException failure = await Assert.ThrowsAsync<PrisonException>(Grain.Own);

        Assert.Equal(("ward is closed", 9), (failure.Message, failure.Ward));
    }

    [Fact]
    public async Task A_grain_goes_on_after_a_failed_call()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(Grain.Synchronous);

        Assert.Equal("hello", await Grain.Hello());
    }

    [Fact]
    public async Task A_call_that_is_called_off_stops_in_the_grain()
    {
        using var stop = new CancellationTokenSource();
        Task<string> call = Grain.Cancellable(key, stop.Token);
        await Signals.Wait(key);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await Signals.Wait(key + ".left");
        Assert.Equal("hello", await Grain.Hello());
    }

    [Fact]
    public async Task A_call_that_was_called_off_beforehand_is_not_made()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Grain.Cancellable(key, stop.Token));

        Assert.False(Signals.IsSet(key));
    }
}
