using PrisonOps.Tests.Peers.Programs;

namespace PrisonOps.Tests.Peers.Protocols;

/// <summary>Debian's nginx with some documents; all else is not found.</summary>
internal sealed class DocumentSite : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("prisonops-documents-").FullName;
    private readonly Dictionary<string, string> files = [];
    private PeerProgram? program;

    public int Port { get; } = PeerProgram.FreePort();

    public static async Task<DocumentSite> Start(params (string Path, string Text)[] documents)
    {
        PeerProgram.Require("/usr/sbin/nginx", "nginx-light");
        var site = new DocumentSite();
        string configuration = Path.Combine(site.folder, "nginx.conf");
        foreach ((string path, string text) in documents) await site.Write(path, text);

        // Not by alias: a path that ends in "/" would be taken for a folder.
        IEnumerable<string> locations = site.files.Select(file => $"location = {file.Key} {{ root {site.folder}; try_files /{file.Value} =404; }}");

        await File.WriteAllTextAsync(configuration, $$"""
            user {{Environment.UserName}}; daemon off; pid {{site.folder}}/pid; worker_processes 1; error_log stderr warn;
            events { worker_connections 64; }
            http {
              access_log off; default_type application/octet-stream;
              client_body_temp_path {{site.folder}}/a; proxy_temp_path {{site.folder}}/b; fastcgi_temp_path {{site.folder}}/c; uwsgi_temp_path {{site.folder}}/d; scgi_temp_path {{site.folder}}/e;
              server { listen 127.0.0.1:{{site.Port}}; {{string.Join(' ', locations)}} }
            }
            """);
        site.program = await PeerProgram.Start("/usr/sbin/nginx", "nginx-light", site.Port, "-p", site.folder, "-c", configuration, "-e", "stderr");
        return site;
    }

    /// <summary>Puts a text at a path that it was started with, in place of the one before.</summary>
    public async Task Write(string path, string text)
    {
        files.TryAdd(path, $"{files.Count}.document");
        string file = Path.Combine(folder, files[path]), half = file + ".half";
        await File.WriteAllTextAsync(half, text);
        File.Move(half, file, overwrite: true);
    }

    public void Dispose()
    {
        program?.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
