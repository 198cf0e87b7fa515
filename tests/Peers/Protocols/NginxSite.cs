using System.Diagnostics;
using PrisonOps.Tests.Peers.Programs;

namespace PrisonOps.Tests.Peers.Protocols;

/// <summary>Debian's nginx on loopback with a certificate of its own, a page behind a password, and redirections.</summary>
internal sealed class NginxSite : IDisposable
{
    private const string Executable = "/usr/sbin/nginx";

    private readonly string folder = Directory.CreateTempSubdirectory("prisonops-nginx-").FullName;
    private PeerProgram? program;

    public int PlainPort { get; } = PeerProgram.FreePort();

    public int TlsPort { get; } = PeerProgram.FreePort();

    public static async Task<NginxSite> Start(int certificateDays)
    {
        PeerProgram.Require(Executable, "nginx-light");
        PeerProgram.Require("/usr/bin/openssl", "openssl");
        var site = new NginxSite();
        await Run("/usr/bin/openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", $"{certificateDays}",
            "-subj", "/CN=gate.prison.example", "-addext", "subjectAltName=DNS:gate.prison.example", "-keyout", Path.Combine(site.folder, "key.pem"), "-out", Path.Combine(site.folder, "cert.pem"));
        await File.WriteAllTextAsync(Path.Combine(site.folder, "passwords"), "watcher:{PLAIN}see-all\n");
        await File.WriteAllTextAsync(Path.Combine(site.folder, "nginx.conf"), site.Configuration());
        site.program = await PeerProgram.Start(Executable, "nginx-light", site.TlsPort, "-p", site.folder, "-c", Path.Combine(site.folder, "nginx.conf"), "-e", "stderr");
        return site;
    }

    public void Dispose()
    {
        program?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private string Configuration() => $$"""
        user {{Environment.UserName}}; daemon off; pid {{folder}}/pid; worker_processes 1; error_log stderr warn;
        events { worker_connections 64; }
        http {
          access_log off;
          client_body_temp_path {{folder}}/a; proxy_temp_path {{folder}}/b; fastcgi_temp_path {{folder}}/c; uwsgi_temp_path {{folder}}/d; scgi_temp_path {{folder}}/e;
          server {
            listen 127.0.0.1:{{PlainPort}};
            listen 127.0.0.1:{{TlsPort}} ssl;
            ssl_certificate {{folder}}/cert.pem; ssl_certificate_key {{folder}}/key.pem;
            location = /health { return 200 '{"status":"UP"}'; }
            location = /broken { return 503; }
            location = /moved { return 302 /health; }
            location = /circle { return 302 /circle; }
            location = /secret { auth_basic "gate"; auth_basic_user_file {{folder}}/passwords; alias {{folder}}/nginx.conf; }
          }
        }
        """;

    private static async Task Run(string executable, params string[] arguments)
    {
        using var process = new Process { StartInfo = new(executable, arguments) { RedirectStandardError = true } };
        process.Start();
        string said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, said);
    }
}
