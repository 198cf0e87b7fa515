using System.Net.Mail;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using PrisonOps.Ports;
using PrisonOps.Ports.Notices;

namespace PrisonOps.Grains.Notices;

/// <summary>The settings of channels, kind by kind.</summary>
internal static class NoticeChannelChecks
{
    private const int TemplateMax = 4_000;
    private const int PortMax = 65_535;
    private const int AddressesMax = 50;
    private const int HoldSecondsMax = 60;

    public static (string Field, Refusal Refusal)? Check(NoticeChannelDraft draft) => draft switch
    {
        { Kind: NoticeChannelKind.Email, Settings.Email: { } email } => Check(email),
        { Kind: NoticeChannelKind.Webhook, Settings.Webhook: { } webhook } => Check(webhook),
        { Kind: NoticeChannelKind.Mqtt, Settings.Mqtt: { } mqtt } => Check(mqtt),
        { Kind: NoticeChannelKind.Gsm, Settings.Gsm: { } gsm } => Check(gsm),
        { Kind: NoticeChannelKind.Siren, Settings.Siren: { } siren } => Check(siren),
        _ => ("kind", Refusals.OneOf(JsonNamingPolicy.CamelCase.ConvertName(draft.Kind.ToString()), ["email", "webhook", "mqtt", "gsm", "siren"])),
    };

    public static bool IsPhone(string phone) => phone.Length is >= 3 and <= 20 && phone.TrimStart('+').All(char.IsAsciiDigit);

    public static Refusal NoPhone(string given) => Refusal.Of("phone-number", "'{given}' is no phone number; allowed are 3 to 20 digits after a plus.", ("given", given));

    private static (string, Refusal)? Check(EmailSettings settings) =>
        Host(settings.Host) ?? Port(settings.Port) ?? Mail("from", settings.From) ?? Count(settings.To.Length)
        ?? settings.To.Select(address => Mail("to", address)).FirstOrDefault(wrong => wrong is not null)
        ?? (settings is { Encryption: MailEncryption.None, UserName: not null }
            ? ("encryption", Refusal.Of("mail-password-plain", "A password is only sent over TLS; choose it, or leave the user name out."))
            : Authority(settings.AuthorityPem));

    private static (string, Refusal)? Check(WebhookSettings settings)
    {
        if (settings.Url is not { IsAbsoluteUri: true, Scheme: "https" or "http" } || settings.Url.UserInfo.Length > 0)
            return ("url", Refusal.Of("web-address", "'{given}' is no address; allowed are https:// and http:// without a user name.", ("given", settings.Url)));
        if (settings.Preset == WebhookPreset.Template && settings.Template is not { Length: > 0 and <= TemplateMax })
            return ("template", Refusals.Length(settings.Template?.Length ?? 0, 1, TemplateMax));
        return settings.ContentType is null or "application/json" or "application/x-www-form-urlencoded"
            ? Authority(settings.AuthorityPem)
            : ("contentType", Refusals.OneOf(settings.ContentType, ["application/json", "application/x-www-form-urlencoded"]));
    }

    private static (string, Refusal)? Check(MqttSettings settings) =>
        Host(settings.Host) ?? Port(settings.Port)
        ?? (settings.Topic.Length is 0 or > 200 || settings.Topic.AsSpan().IndexOfAny("+#\0") >= 0
            ? ("topic", Refusal.Of("mqtt-topic", "'{given}' is no topic to publish to; allowed are 1 to 200 characters without + and #.", ("given", settings.Topic)))
            : Authority(settings.AuthorityPem));

    private static (string, Refusal)? Check(GsmSettings settings)
    {
        bool isPlace = settings.Device.StartsWith("/dev/", StringComparison.Ordinal) && !settings.Device.Contains("..", StringComparison.Ordinal);
        bool isAddress = Uri.TryCreate(settings.Device, UriKind.Absolute, out Uri? url) && url is { Scheme: "tcp", Port: > 0 };
        if (!isPlace && !isAddress)
            return ("device", Refusal.Of("modem-device", "'{given}' is no modem; allowed are /dev/NAME and tcp://HOST:PORT.", ("given", settings.Device)));
        if (settings.BaudRate is < 1_200 or > 921_600) return ("baudRate", Refusals.Range(settings.BaudRate, 1_200, 921_600));
        return Count(settings.To.Length) ?? (settings.To.FirstOrDefault(number => !IsPhone(number)) is { } wrong ? ("to", NoPhone(wrong)) : null);
    }

    private static (string, Refusal)? Check(SirenSettings settings) =>
        Host(settings.Host) ?? Port(settings.Port)
        ?? (settings.Unit is 0 or > 247 ? ("unit", Refusals.Range(settings.Unit, 1, 247))
            : settings.Coil is < 0 or > ushort.MaxValue ? ("coil", Refusals.Range(settings.Coil, 0, ushort.MaxValue))
            : settings.HoldSeconds is < 1 or > HoldSecondsMax ? ("holdSeconds", Refusals.Range(settings.HoldSeconds, 1, HoldSecondsMax))
            : null);

    private static (string, Refusal)? Host(string host) => Uri.CheckHostName(host) == UriHostNameType.Unknown
        ? ("host", Refusal.Of("host-name", "'{given}' is no name or address of a host.", ("given", host)))
        : null;

    private static (string, Refusal)? Port(int port) => port is < 1 or > PortMax ? ("port", Refusals.Range(port, 1, PortMax)) : null;

    private static (string, Refusal)? Count(int addresses) => addresses > AddressesMax ? ("to", Refusals.Range(addresses, 0, AddressesMax)) : null;

    private static (string, Refusal)? Mail(string field, string address) => MailAddress.TryCreate(address, out _)
        ? null
        : (field, Refusal.Of("mail-address", "'{given}' is no mail address.", ("given", address)));

    private static (string, Refusal)? Authority(string? pem)
    {
        if (pem is null) return null;
        try
        {
            using X509Certificate2 read = X509Certificate2.CreateFromPem(pem);
            return null;
        }
        catch (CryptographicException)
        {
            return ("authorityPem", Refusal.Of("certificate-pem", "The certificate cannot be read; allowed is one in PEM (-----BEGIN CERTIFICATE-----)."));
        }
    }
}
