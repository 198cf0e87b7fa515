using System.Text;
using System.Text.Json.Nodes;
using PrisonOps.Collectors.Notices.Webhooks;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Notices;
using static PrisonOps.Tests.Unit.Alarms.Rules.RuleRows;

namespace PrisonOps.Tests.Unit.Notices;

public sealed class WebhookBodyTests
{
    private static readonly NoticeRow Row = new(
        Guid.Parse("00000000-0000-7000-8000-000000000001"), 3, null, null, Guid.NewGuid(), "群", NoticeChannelKind.Webhook, "+8613800000000", NoticeWhat.Opened,
        AlarmSeverity.Critical, [Guid.NewGuid()], "【紧急】青石监狱 \"核心\" 交换机", "第一行\n第二行", Start, NoticeState.Pending, 0, Start, null, null, null);

    private static readonly OutgoingNotice Notice = new(Row, [], [], 7, Start);

    [Fact]
    public void The_generic_document_says_everything_by_name()
    {
        JsonNode body = Json(new(new("https://hook/x"), WebhookPreset.Generic, null, null, null));

        Assert.Equal(Row.Id.ToString(), (string)body["id"]!);
        Assert.Equal(("opened", "critical", Row.Title, 7), ((string)body["what"]!, (string)body["severity"]!, (string)body["title"]!, (int)body["sequence"]!));
    }

    [Theory]
    [InlineData(WebhookPreset.WeCom)]
    [InlineData(WebhookPreset.DingTalk)]
    public void Robots_get_a_text_that_they_take(WebhookPreset preset)
    {
        JsonNode body = Json(new(new("https://hook/x"), preset, null, null, null), Row with { Text = new string('长', 5_000) });

        Assert.Equal("text", (string)body["msgtype"]!);
        string content = (string)body["text"]!["content"]!;
        Assert.StartsWith(Row.Title, content, StringComparison.Ordinal);
        Assert.EndsWith("https://ops/alarms", content, StringComparison.Ordinal);
        Assert.True(Encoding.UTF8.GetByteCount(content) <= 2_048);
    }

    [Fact]
    public void A_text_of_ones_own_cannot_be_broken_by_what_is_put_in()
    {
        WebhookSettings json = new(new("https://sms/x"), WebhookPreset.Template, """{"to":"{phone}","msg":"{title}: {text}","ref":"{id}"}""", null, null);
        WebhookSettings form = new(new("https://sms/x"), WebhookPreset.Template, "to={phone}&msg={title}", "application/x-www-form-urlencoded", null);

        Assert.True(json.IsPerPerson);
        Assert.Equal(Row.Title + ": " + Row.Text, (string)Json(json)["msg"]!);
        Assert.Equal($"to=%2B8613800000000&msg={Uri.EscapeDataString(Row.Title)}", Encoding.UTF8.GetString(WebhookBody.Of(form, Notice, null)));
    }

    [Fact]
    public void The_signature_is_of_time_and_body_and_matches_what_openssl_makes_of_them()
    {
        // printf '1700000000.{"a":1}' | openssl dgst -sha256 -hmac geheim
        Assert.Equal(
            "sha256=c2f0a59f12d0bcd3933234d85083c03b99e970604203fd059a320436bb602adf",
            WebhookSignature.Of("geheim", 1_700_000_000, """{"a":1}"""u8));
        Assert.NotEqual(WebhookSignature.Of("geheim", 1_700_000_000, "{}"u8), WebhookSignature.Of("geheim", 1_700_000_001, "{}"u8));
        Assert.NotEqual(WebhookSignature.Of("geheim", 1_700_000_000, "{}"u8), WebhookSignature.Of("other", 1_700_000_000, "{}"u8));
    }

    private static JsonNode Json(WebhookSettings settings, NoticeRow? row = null) =>
        JsonNode.Parse(WebhookBody.Of(settings, row is null ? Notice : Notice with { Notice = row }, "https://ops/alarms"))!;
}
