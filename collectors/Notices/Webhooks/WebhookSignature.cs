using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PrisonOps.Collectors.Notices.Webhooks;

/// <summary>How a receiver knows that a message is ours and not an old one: HMAC-SHA256 over the time, a dot and the body.</summary>
internal static class WebhookSignature
{
    public const string TimeHeader = "X-PrisonOps-Timestamp";
    public const string Header = "X-PrisonOps-Signature";
    public const string IdHeader = "X-PrisonOps-Id";

    public static string Of(string secret, long unixSeconds, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.ASCII.GetBytes(unixSeconds.ToString(CultureInfo.InvariantCulture) + "."), .. body];
        return $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}";
    }

    /// <summary>The robot of DingTalk wants its own: in the address, over milliseconds and the key itself.</summary>
    public static Uri ForDingTalk(Uri url, string secret, long unixMilliseconds)
    {
        string stamp = unixMilliseconds.ToString(CultureInfo.InvariantCulture);
        byte[] sign = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{stamp}\n{secret}"));
        string separator = url.Query.Length == 0 ? "?" : "&";
        return new($"{url.AbsoluteUri}{separator}timestamp={stamp}&sign={Uri.EscapeDataString(Convert.ToBase64String(sign))}");
    }
}
