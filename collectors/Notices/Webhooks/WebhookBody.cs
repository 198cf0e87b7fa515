using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using PrisonOps.Ports.Notices;

namespace PrisonOps.Collectors.Notices.Webhooks;

/// <summary>What a webhook is sent: the same octets at every try.</summary>
internal static class WebhookBody
{
    public const string Json = "application/json";

    /// <summary>Robots of groups refuse longer texts (WeCom: 2,048 octets).</summary>
    private const int RobotOctetsMax = 2_000;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static byte[] Of(WebhookSettings settings, OutgoingNotice outgoing, string? link) => settings.Preset switch
    {
        WebhookPreset.WeCom or WebhookPreset.DingTalk => Robot(outgoing.Notice, link),
        WebhookPreset.Template => Template(settings, outgoing.Notice, link),
        _ => Document(outgoing, link),
    };

    /// <summary>Our own document, as webhooks and message queues get it.</summary>
    public static byte[] Document(OutgoingNotice outgoing, string? link)
    {
        NoticeRow notice = outgoing.Notice;
        return JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                version = 1, notice.Id, outgoing.Sequence, notice.What, notice.Severity, notice.Title, notice.Text, link, at = notice.CreatedAt,
                alarmCount = notice.AlarmIds.Length, outgoing.Alarms,
            },
            Options);
    }

    private static byte[] Robot(NoticeRow notice, string? link)
    {
        string text = Cut($"{notice.Title}\n{notice.Text}", RobotOctetsMax - (link?.Length ?? 0) - 1);
        return JsonSerializer.SerializeToUtf8Bytes(new { msgtype = "text", text = new { content = link is null ? text : $"{text}\n{link}" } }, Options);
    }

    private static byte[] Template(WebhookSettings settings, NoticeRow notice, string? link)
    {
        bool isJson = settings.ContentType is null or Json;
        StringBuilder text = new(settings.Template);
        foreach ((string name, string value) in new[]
        {
            ("{title}", notice.Title), ("{text}", notice.Text), ("{link}", link ?? ""), ("{phone}", notice.Target), ("{email}", notice.Target),
            ("{id}", notice.Id.ToString()),
        })
        {
            text.Replace(name, isJson ? JsonEncodedText.Encode(value).ToString() : Uri.EscapeDataString(value));
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Cut(string text, int octets)
    {
        while (Encoding.UTF8.GetByteCount(text) > octets) text = text[..(text.Length * 9 / 10)];
        return text;
    }
}
