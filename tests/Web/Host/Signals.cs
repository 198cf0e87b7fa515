namespace PrisonOps.Tests.Web.Host;

internal static class Signals
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(20);

    /// <summary>Asks until it is so; for what another thread does after an event that a test cannot hear.</summary>
    public static async Task Until(Func<Task<bool>> isSo)
    {
        long begun = TimeProvider.System.GetTimestamp();
        using PeriodicTimer timer = new(Between);
        while (!await isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < FeedClient.Patience, "It did not come to be in time.");
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }
}
