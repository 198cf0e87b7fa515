using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PrisonOps.Collectors.Flows;
using PrisonOps.Ports.Flows;

namespace PrisonOps.Tests.Peers.Flows;

/// <summary>A listener as the product composes it, on a free port, with a sink that keeps what comes.</summary>
internal sealed class FlowInputUnderTest : IFlowSink, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly List<FlowRecord> records = [];
    private TaskCompletionSource news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IHost? host;

    public IPEndPoint Endpoint { get; private set; } = null!;

    public FlowExporter Exporter { get; private set; }

    public FlowFormat Format { get; private set; }

    public FlowLoss Loss { get; private set; }

    public static async Task<FlowInputUnderTest> Start()
    {
        FlowInputUnderTest input = new();
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.AddSingleton<IFlowSink>(input).AddFlowListeners("127.0.0.1");
        builder.Services.PostConfigureAll<FlowOptions>(options => options.Listeners.ForEach(listener => listener.Port = 0));
        input.host = builder.Build();
        await input.host.StartAsync();
        input.Endpoint = (await input.host.Services.GetRequiredService<FlowListeners>().Bound)[0];
        return input;
    }

    public void Take(FlowExporter exporter, FlowReport report)
    {
        lock (gate)
        {
            (Exporter, Format, Loss) = (exporter, report.Format, Loss.Plus(report));
            records.AddRange(report.Records);
        }

        Interlocked.Exchange(ref news, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    /// <summary>What came, once there are so many flows or nothing came for long.</summary>
    public async Task<FlowRecord[]> Flows(int expected)
    {
        while (true)
        {
            Task next = news.Task;
            FlowRecord[] came;
            lock (gate) came = [.. records];
            if (came.Length >= expected || await Task.WhenAny(next, Task.Delay(Patience, TestContext.Current.CancellationToken)) != next) return came;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null) await host.StopAsync();
        host?.Dispose();
    }
}
