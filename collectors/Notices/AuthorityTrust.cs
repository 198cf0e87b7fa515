using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PrisonOps.Collectors.Notices;

/// <summary>Judges certificates of servers: those that the machine trusts, and those that the given authority has signed. There is no way to trust all.</summary>
internal static class AuthorityTrust
{
    public static RemoteCertificateValidationCallback Of(string? authorityPem) => (_, certificate, _, errors) => Judge(certificate, errors, authorityPem);

    /// <summary>Null when the text is no certificate.</summary>
    public static X509Certificate2? Read(string pem)
    {
        try
        {
            return X509Certificate2.CreateFromPem(pem);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static bool Judge(X509Certificate? certificate, SslPolicyErrors errors, string? authorityPem)
    {
        if (errors == SslPolicyErrors.None) return true;
        if (authorityPem is null || certificate is null || errors != SslPolicyErrors.RemoteCertificateChainErrors || Read(authorityPem) is not { } authority) return false;

        using (authority)
        using (X509Certificate2 shown = new(certificate))
        using (X509Chain chain = new())
        {
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.Add(authority);
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            return chain.Build(shown);
        }
    }
}
