using System.Diagnostics;

namespace PrisonOps.Tests.Peers.Notices;

/// <summary>A certificate for 127.0.0.1 that nobody but its holder trusts, made by openssl.</summary>
internal sealed class OwnAuthority : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("prisonops-ca-").FullName;

    public string CertificatePath => Path.Combine(folder, "server.pem");

    public string KeyPath => Path.Combine(folder, "server.key");

    public string Pem => File.ReadAllText(CertificatePath);

    public static async Task<OwnAuthority> Make()
    {
        Programs.PeerProgram.Require("/usr/bin/openssl", "openssl");
        OwnAuthority made = new();
        using Process openssl = Process.Start(new ProcessStartInfo(
            "/usr/bin/openssl",
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
                "-keyout", made.KeyPath, "-out", made.CertificatePath,
            ])
        { RedirectStandardError = true })!;
        string said = await openssl.StandardError.ReadToEndAsync();
        await openssl.WaitForExitAsync();
        Assert.True(openssl.ExitCode == 0, said);
        return made;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
