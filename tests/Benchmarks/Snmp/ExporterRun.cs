using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Benchmarks.Snmp;

/// <summary>snmp_exporter of Prometheus, on one processor, asked for all columns of the switch: what the server peers of this product read devices with.</summary>
internal sealed class ExporterRun : IDisposable
{
    public const string Program = "/usr/bin/prometheus-snmp-exporter";

    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prisonops-bench-snmp-");
    private readonly HttpClient http = new(new SocketsHttpHandler());
    private readonly Process exporter;
    private readonly string address;

    private ExporterRun(string community, IReadOnlyList<ObjectIdentifier> columns)
    {
        string configuration = Path.Combine(folder.FullName, "snmp.yml");
        File.WriteAllText(configuration, Configuration(community, columns));
        address = $"127.0.0.1:{FreePort()}";
        exporter = Process.Start(new ProcessStartInfo(Program, [$"--config.file={configuration}", $"--web.listen-address={address}"])
        {
            RedirectStandardError = true,
            Environment = { ["GOMAXPROCS"] = "1" },
        })!;
        exporter.ErrorDataReceived += (_, _) => { };
        exporter.BeginErrorReadLine();
    }

    public static async Task<ExporterRun> Start(string community, IReadOnlyList<ObjectIdentifier> columns, CancellationToken cancellationToken)
    {
        var run = new ExporterRun(community, columns);
        try
        {
            await run.UntilItAnswers(cancellationToken);
            return run;
        }
        catch
        {
            run.Dispose();
            throw;
        }
    }

    private async Task UntilItAnswers(CancellationToken cancellationToken)
    {
        using var ready = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ready.CancelAfter(ReadyWithin);
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            try
            {
                await http.GetStringAsync($"http://{address}/", ready.Token);
                return;
            }
            catch (HttpRequestException) when (!exporter.HasExited)
            {
                await again.WaitForNextTickAsync(ready.Token);
            }
        }
    }

    /// <summary>One device read by it.</summary>
    /// <returns>How many samples its page has.</returns>
    public async Task<int> Scrape(IPEndPoint device, CancellationToken cancellationToken)
    {
        string page = await http.GetStringAsync($"http://{address}/snmp?module=device&target={device}", cancellationToken);
        return page.Split('\n').Count(line => line.StartsWith("column_", StringComparison.Ordinal));
    }

    /// <summary>Its user and system time so far; /proc counts in hundredths of a second.</summary>
    public TimeSpan Cpu
    {
        get
        {
            exporter.Refresh();
            return exporter.TotalProcessorTime;
        }
    }

    public void Dispose()
    {
        exporter.Kill();
        exporter.WaitForExit();
        exporter.Dispose();
        http.Dispose();
        folder.Delete(recursive: true);
    }

    private static string Configuration(string community, IReadOnlyList<ObjectIdentifier> columns)
    {
        var text = new StringBuilder("device:\n  version: 2\n  max_repetitions: 25\n").Append(CultureInfo.InvariantCulture, $"  auth: {{community: {community}}}\n  walk:\n");
        foreach (ObjectIdentifier column in columns) text.Append(CultureInfo.InvariantCulture, $"  - {column}\n");
        text.Append("  metrics:\n");
        for (int i = 0; i < columns.Count; i++)
        {
            string type = IsText(columns[i]) ? "DisplayString" : "gauge";
            text.Append(CultureInfo.InvariantCulture, $"  - {{name: column_{i}, oid: {columns[i]}, type: {type}, help: column, indexes: [{{labelname: ifIndex, type: gauge}}]}}\n");
        }

        return text.ToString();
    }

    /// <summary>ifDescr, ifName and ifAlias.</summary>
    private static bool IsText(ObjectIdentifier column) =>
        column.ToString() is "1.3.6.1.2.1.2.2.1.2" or "1.3.6.1.2.1.31.1.1.1.1" or "1.3.6.1.2.1.31.1.1.1.18";

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
