using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace PrisonOps.Tests.CameraSimulator.Sessions;

/// <summary>Digest credentials of RFC 2069, which is what most cameras ask for.</summary>
internal sealed partial class DigestGate(string userName, string password)
{
    private const string Realm = "camera";

    private readonly string nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    public string Challenge => $"WWW-Authenticate: Digest realm=\"{Realm}\", nonce=\"{nonce}\"\r\n";

    public bool LetsIn(RtspRequest request)
    {
        if (request.Authorization is not { } given) return false;
        string expected = Md5($"{Md5($"{userName}:{Realm}:{password}")}:{nonce}:{Md5($"{request.Method}:{Parameter(given, "uri")}")}");
        return Parameter(given, "username") == userName && Parameter(given, "nonce") == nonce && Parameter(given, "response") == expected;
    }

    private static string Parameter(string authorization, string name) =>
        Parameters().Matches(authorization).FirstOrDefault(match => match.Groups["name"].Value == name)?.Groups["value"].Value ?? "";

    [SuppressMessage("Security", "CA5351", Justification = "Digest of RTSP is MD5.")]
    private static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("(?<name>[a-z]+)=\"(?<value>[^\"]*)\"")]
    private static partial Regex Parameters();
}
