using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using PrisonOps.Tests.Peers.Logs;

namespace PrisonOps.Tests.Peers.Flows;

/// <summary>nfcapd of nfdump: another collector, to be compared with.</summary>
internal sealed class Collector : IDisposable
{
    public const string Nfcapd = "/usr/bin/nfcapd", Nfdump = "/usr/bin/nfdump";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string folder = Directory.CreateTempSubdirectory("prisonops-nfcapd-").FullName;
    private readonly Process process;

    private Collector(int port)
    {
        Port = port;
        process = Process.Start(new ProcessStartInfo(
            Nfcapd, ["-p", port.ToString(CultureInfo.InvariantCulture), "-b", "127.0.0.1", "-w", folder, "-t", "3600"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
    }

    public int Port { get; }

    public static async Task<Collector> Start(int port)
    {
        Collector collector = new(port);
        using PeriodicTimer again = new(TimeSpan.FromMilliseconds(20));
        long startedAt = Stopwatch.GetTimestamp();
        while (!IPGlobalProperties.GetIPGlobalProperties().GetActiveUdpListeners().Contains(new IPEndPoint(IPAddress.Loopback, port)))
        {
            Assert.True(!collector.process.HasExited && Stopwatch.GetElapsedTime(startedAt) < Patience, "nfcapd does not listen.");
            await again.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        return collector;
    }

    /// <summary>Ends it, so that it writes its file, and reads flows, packets and octets in all.</summary>
    public async Task<(long Flows, long Packets, long Octets)> Finish()
    {
        await Tool.Run("/bin/kill", "-TERM", process.Id.ToString(CultureInfo.InvariantCulture));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        (_, string said) = await Tool.Run(Nfdump, "-R", folder, "-I");
        return (Number("Flows"), Number("Packets"), Number("Bytes"));

        long Number(string name) => long.Parse(
            said.Split('\n').Single(line => line.StartsWith($"{name}: ", StringComparison.Ordinal)).Split(' ')[1], CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
