using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PrisonOps.Collectors.Notices.Webhooks;
using PrisonOps.Ports.Notices;
using static PrisonOps.Tests.Peers.Notices.SentNotices;

namespace PrisonOps.Tests.Peers.Notices;

/// <summary>Webhooks to receivers that check, refuse, redirect and are away.</summary>
public sealed class WebhookSenderTests : IAsyncDisposable
{
    private readonly List<(string Path, string? Id, string? Signature, string? Stamp, string? Authorization, string Body)> heard = [];
    private readonly WebhookSender sender = new(Links, Options, TimeProvider.System);
    private readonly WebApplication receiver;
    private Func<HttpContext, Task> answer = context => context.Response.WriteAsync("taken");

    public WebhookSenderTests()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        receiver = builder.Build();
        receiver.Urls.Add("http://127.0.0.1:0");
        receiver.Run(async context =>
        {
            using StreamReader reader = new(context.Request.Body);
            IHeaderDictionary headers = context.Request.Headers;
            heard.Add((
                context.Request.Path + context.Request.QueryString, headers[WebhookSignature.IdHeader], headers[WebhookSignature.Header], headers[WebhookSignature.TimeHeader],
                headers.Authorization, await reader.ReadToEndAsync()));
            await answer(context);
        });
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => receiver.DisposeAsync();

    [Fact]
    public async Task A_receiver_knows_by_the_signature_that_a_message_is_ours_and_new()
    {
        OutgoingNotice notice = To("hook");

        NoticeOutcome outcome = await Send(WebhookPreset.Generic, notice, "geheim");

        Assert.True(outcome.IsSent, outcome.Answer);
        var one = Assert.Single(heard);
        byte[] expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes("geheim"), Encoding.UTF8.GetBytes($"{one.Stamp}.{one.Body}"));
        Assert.Equal($"sha256={Convert.ToHexStringLower(expected)}", one.Signature);
        Assert.Equal(notice.Notice.Id.ToString(), one.Id);
        JsonElement body = JsonDocument.Parse(one.Body).RootElement;
        Assert.Equal((notice.Notice.Id.ToString(), "SW-1"), (body.GetProperty("id").GetString(), body.GetProperty("alarms")[0].GetProperty("objectCode").GetString()));
    }

    [Theory]
    [InlineData(503, false)]
    [InlineData(404, false)]
    [InlineData(429, false)]
    [InlineData(400, true)]
    [InlineData(422, true)]
    public async Task A_refused_message_is_given_up_and_a_receiver_in_trouble_is_tried_again(int status, bool isFinal)
    {
        answer = context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync("not now");
        };

        NoticeOutcome outcome = await Send(WebhookPreset.Generic, To("hook"), null);

        Assert.Equal((false, isFinal, $"{status} not now"), (outcome.IsSent, outcome.IsFinal, outcome.Answer));
    }

    [Fact]
    public async Task A_redirection_is_not_followed()
    {
        answer = context =>
        {
            context.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        };

        NoticeOutcome outcome = await Send(WebhookPreset.Generic, To("hook"), "geheim");

        Assert.False(outcome.IsSent);
        Assert.Single(heard);
    }

    [Theory]
    [InlineData(WebhookPreset.WeCom)]
    [InlineData(WebhookPreset.DingTalk)]
    public async Task A_robot_that_answers_200_with_an_error_has_not_taken_it(WebhookPreset preset)
    {
        answer = context => context.Response.WriteAsync("""{"errcode":45009,"errmsg":"api freq out of limit"}""");
        Assert.False((await Send(preset, To("hook"), "SECx")).IsSent);

        answer = context => context.Response.WriteAsync("""{"errcode":0,"errmsg":"ok"}""");
        Assert.True((await Send(preset, To("hook"), "SECx")).IsSent);
        Assert.Equal(preset == WebhookPreset.DingTalk, heard[^1].Path.Contains("&sign=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_upper_tier_gets_the_token_of_its_source()
    {
        Assert.True((await Send(WebhookPreset.UpperTier, To("hook"), "token")).IsSent);
        Assert.Equal(("Bearer token", null), (heard[0].Authorization, heard[0].Signature));
    }

    [Fact]
    public async Task A_receiver_that_is_away_is_a_failure_and_not_the_end()
    {
        NoticeChannel channel = Channel(NoticeChannelKind.Webhook, new() { Webhook = new(new($"http://127.0.0.1:{Programs.PeerProgram.FreePort()}/x"), WebhookPreset.Generic, null, null, null) });

        NoticeOutcome outcome = await sender.Send(channel, null, To("hook"), Stop);

        Assert.Equal((false, false), (outcome.IsSent, outcome.IsFinal));
    }

    private async Task<NoticeOutcome> Send(WebhookPreset preset, OutgoingNotice notice, string? secret)
    {
        if (receiver.Urls.First().EndsWith(":0", StringComparison.Ordinal)) await receiver.StartAsync(Stop);
        return await sender.Send(Channel(NoticeChannelKind.Webhook, new() { Webhook = new(new($"{receiver.Urls.First()}/hook?key=1"), preset, null, null, null) }), secret, notice, Stop);
    }
}
