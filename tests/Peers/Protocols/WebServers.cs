using PrisonOps.Tests.Peers.Programs;

namespace PrisonOps.Tests.Peers.Protocols;

/// <summary>Debian's nginx, Apache and HAProxy with their pages of status; the balancer has one member that is there and one that is not.</summary>
internal sealed class WebServers : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("prisonops-web-").FullName;
    private readonly List<PeerProgram> programs = [];

    public int NginxPort { get; } = PeerProgram.FreePort();

    public int ApachePort { get; } = PeerProgram.FreePort();

    public int BalancerPort { get; } = PeerProgram.FreePort();

    public static async Task<WebServers> Start()
    {
        PeerProgram.Require("/usr/sbin/nginx", "nginx-light");
        PeerProgram.Require("/usr/sbin/apache2", "apache2");
        PeerProgram.Require("/usr/sbin/haproxy", "haproxy");
        var servers = new WebServers();
        try
        {
            await servers.StartAll();
            return servers;
        }
        catch
        {
            servers.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (PeerProgram program in programs) program.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task StartAll()
    {
        string nginx = await Write("nginx.conf", $$"""
            user {{Environment.UserName}}; daemon off; pid {{folder}}/nginx.pid; worker_processes 1; error_log stderr warn;
            events { worker_connections 64; }
            http {
              access_log off;
              client_body_temp_path {{folder}}/a; proxy_temp_path {{folder}}/b; fastcgi_temp_path {{folder}}/c; uwsgi_temp_path {{folder}}/d; scgi_temp_path {{folder}}/e;
              server { listen 127.0.0.1:{{NginxPort}}; location = /stub_status { stub_status; } location = / { return 200 "here"; } }
            }
            """);
        programs.Add(await PeerProgram.Start("/usr/sbin/nginx", "nginx-light", NginxPort, "-p", folder, "-c", nginx, "-e", "stderr"));
        string apache = await Write("apache.conf", $"""
            ServerRoot /usr/lib/apache2
            ServerName localhost
            Listen 127.0.0.1:{ApachePort}
            PidFile {folder}/apache.pid
            ErrorLog {folder}/apache.log
            LoadModule mpm_event_module modules/mod_mpm_event.so
            LoadModule authz_core_module modules/mod_authz_core.so
            LoadModule status_module modules/mod_status.so
            ExtendedStatus On
            <Location "/server-status">
              SetHandler server-status
              Require all granted
            </Location>
            """);
        programs.Add(await PeerProgram.Start("/usr/sbin/apache2", "apache2", ApachePort, "-f", apache, "-DFOREGROUND"));
        string balancer = await Write("haproxy.cfg", $$"""
            defaults
              mode http
              timeout client 5s
              timeout server 5s
              timeout connect 5s
            backend pool
              server one 127.0.0.1:{{NginxPort}} check inter 100 rise 1 fall 1
              server two 127.0.0.1:1 check inter 100 rise 1 fall 1
            frontend metrics
              bind 127.0.0.1:{{BalancerPort}}
              use_backend pool if { path / }
              http-request use-service prometheus-exporter if { path /metrics } { srv_is_up(pool/one) } !{ srv_is_up(pool/two) }
              http-request return status 503
            """);
        programs.Add(await PeerProgram.Start("/usr/sbin/haproxy", "haproxy", BalancerPort, "-db", "-f", balancer));
        await UntilTheBalancerHasChecked();
    }

    /// <summary>It gives its page only once it has seen which member is there.</summary>
    private async Task UntilTheBalancerHasChecked()
    {
        using var client = new HttpClient(new SocketsHttpHandler(), disposeHandler: true);
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (int attempt = 0; attempt < 200; attempt++)
        {
            using HttpResponseMessage answer = await client.GetAsync(new Uri($"http://127.0.0.1:{BalancerPort}/metrics"), TestContext.Current.CancellationToken);
            if (answer.IsSuccessStatusCode) return;
            await again.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        Assert.Fail("HAProxy did not find one member up and one down within 10 s");
    }

    private async Task<string> Write(string name, string text)
    {
        string path = Path.Combine(folder, name);
        await File.WriteAllTextAsync(path, text + "\n");
        return path;
    }
}
