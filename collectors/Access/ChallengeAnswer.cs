using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace PrisonOps.Collectors.Access;

/// <summary>Answers the challenge of a 401, of HTTP or RTSP: digest (RFC 2617 and 7616) with MD5 or SHA-256, or basic.</summary>
internal static class ChallengeAnswer
{
    /// <summary>The Authorization header for one of the challenges, the strongest that is known; null when none is.</summary>
    public static string? To(IEnumerable<string> challenges, string method, string url, string userName, string password)
    {
        string[] all = [.. challenges];
        string? digest = Array.Find(all, IsDigestOf("SHA-256")) ?? Array.Find(all, IsDigestOf("MD5"));
        if (digest is not null) return Digest(Parameters(digest), method, url, userName, password);
        return Array.Exists(all, challenge => challenge.StartsWith("Basic", StringComparison.OrdinalIgnoreCase))
            ? $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{userName}:{password}"))}"
            : null;
    }

    private static Predicate<string> IsDigestOf(string algorithm) => challenge =>
        challenge.StartsWith("Digest ", StringComparison.OrdinalIgnoreCase)
        && Parameters(challenge).GetValueOrDefault("algorithm", "MD5").Equals(algorithm, StringComparison.OrdinalIgnoreCase);

    private static string Digest(Dictionary<string, string> challenge, string method, string url, string userName, string password)
    {
        string realm = challenge.GetValueOrDefault("realm", ""), nonce = challenge.GetValueOrDefault("nonce", "");
        string algorithm = challenge.GetValueOrDefault("algorithm", "MD5");
        Func<string, string> hash = algorithm.Equals("SHA-256", StringComparison.OrdinalIgnoreCase) ? Sha256 : Md5;
        string who = hash($"{userName}:{realm}:{password}"), what = hash($"{method}:{url}");

        var answer = new StringBuilder();
        answer.Append($"Digest username=\"{Quoted(userName)}\", realm=\"{realm}\", nonce=\"{nonce}\", uri=\"{url}\", algorithm={algorithm}");
        if (challenge.GetValueOrDefault("qop", "").Split(',', StringSplitOptions.TrimEntries).Contains("auth"))
        {
            const string count = "00000001";
            string own = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
            answer.Append($", qop=auth, nc={count}, cnonce=\"{own}\", response=\"{hash($"{who}:{nonce}:{count}:{own}:auth:{what}")}\"");
        }
        else
        {
            answer.Append($", response=\"{hash($"{who}:{nonce}:{what}")}\"");
        }

        if (challenge.TryGetValue("opaque", out string? opaque)) answer.Append($", opaque=\"{opaque}\"");
        return answer.ToString();
    }

    /// <summary>name=value and name="value" pairs behind the scheme; a comma inside quotes belongs to the value.</summary>
    internal static Dictionary<string, string> Parameters(string challenge)
    {
        Dictionary<string, string> parameters = new(StringComparer.OrdinalIgnoreCase);
        int i = challenge.IndexOf(' ', StringComparison.Ordinal) + 1;
        while (i > 0 && i < challenge.Length)
        {
            int equals = challenge.IndexOf('=', i);
            if (equals < 0) break;
            string name = challenge[i..equals].Trim(' ', ',');
            int start = equals + 1, end;
            if (start < challenge.Length && challenge[start] == '"')
            {
                end = challenge.IndexOf('"', ++start);
                if (end < 0) end = challenge.Length;
                i = end + 1;
            }
            else
            {
                end = challenge.IndexOf(',', start);
                if (end < 0) end = challenge.Length;
                i = end + 1;
            }

            parameters[name] = challenge[start..end].Trim();
        }

        return parameters;
    }

    private static string Quoted(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    [SuppressMessage("Security", "CA5351", Justification = "Cameras and RFC 2617 know no other digest; SHA-256 is taken where it is offered.")]
    private static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
