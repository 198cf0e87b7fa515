namespace PrisonOps.Tests.Conformance;

[GenerateSerializer]
internal sealed class PrisonException : Exception
{
    public PrisonException(string message, int ward)
        : base(message) => Ward = ward;

    [Id(0)]
    public int Ward { get; set; }
}

internal interface IFailureGrain : IGrainWithStringKey
{
    Task Argument();

    Task Nested();

    Task Own();

    Task Synchronous();

    Task<string> Cancellable(string entered, CancellationToken cancellationToken);

    Task<string> Hello();
}

internal sealed class FailureGrain : Grain, IFailureGrain
{
    public async Task Argument()
    {
        await Task.Yield();
        throw new ArgumentOutOfRangeException("ward", 17, "There are 16 wards.");
    }

    public async Task Nested()
    {
        await Task.Yield();
        throw new InvalidOperationException("outer", new TimeoutException("inner"));
    }

    public Task Own() => Task.FromException(new PrisonException("ward is closed", 9));

    public Task Synchronous() => throw new InvalidOperationException("at once");

    public async Task<string> Cancellable(string entered, CancellationToken cancellationToken)
    {
        Signals.Set(entered);
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }
        finally
        {
            Signals.Set(entered + ".left");
        }

        return "never";
    }

    public Task<string> Hello() => Task.FromResult("hello");
}
