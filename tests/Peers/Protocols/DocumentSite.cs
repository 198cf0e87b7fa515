using PrisonOps.Tests.Peers.Programs;

namespace PrisonOps.Tests.Peers.Protocols;

/// <summary>Debian's nginx with some documents; all else is not found.</summary>
internal sealed class DocumentSite : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("prisonops-documents-").FullName;
    private PeerProgram? program;

    public int Port { get; } = PeerProgram.FreePort();

    public static async Task<DocumentSite> Start(params (string Path, string Text)[] documents)
    {
        PeerProgram.Require("/usr/sbin/nginx", "nginx-light");
        var site = new DocumentSite();
        string root = Path.Combine(site.folder, "root"), configuration = Path.Combine(site.folder, "nginx.conf");
        foreach ((string path, string text) in documents)
        {
            string file = root + (path.EndsWith('/') ? $"{path}index.html" : path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, text);
        }

        await File.WriteAllTextAsync(configuration, $$"""
            user {{Environment.UserName}}; daemon off; pid {{site.folder}}/pid; worker_processes 1; error_log stderr warn;
            events { worker_connections 64; }
            http {
              access_log off; default_type application/octet-stream;
              client_body_temp_path {{site.folder}}/a; proxy_temp_path {{site.folder}}/b; fastcgi_temp_path {{site.folder}}/c; uwsgi_temp_path {{site.folder}}/d; scgi_temp_path {{site.folder}}/e;
              server { listen 127.0.0.1:{{site.Port}}; root {{root}}; }
            }
            """);
        site.program = await PeerProgram.Start("/usr/sbin/nginx", "nginx-light", site.Port, "-p", site.folder, "-c", configuration, "-e", "stderr");
        return site;
    }

    public void Dispose()
    {
        program?.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
