using System.Text.Json;
using PrisonOps.Collectors.Notices.Mqtt;
using PrisonOps.Ports.Notices;
using PrisonOps.Tests.Peers.Programs;
using static PrisonOps.Tests.Peers.Notices.SentNotices;

namespace PrisonOps.Tests.Peers.Notices;

/// <summary>Publishing to mosquitto; mosquitto_sub hears it.</summary>
public sealed class MqttSenderTests
{
    private readonly MqttSender sender = new(Links, Options);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Clause", "8.3.5-a.3")]
    public async Task A_subscriber_hears_the_document_under_the_topic_of_its_level()
    {
        string folder = Directory.CreateTempSubdirectory("prisonops-mqtt-").FullName;
        try
        {
            int port = PeerProgram.FreePort();
            await File.WriteAllTextAsync(Path.Combine(folder, "mosquitto.conf"), $"listener {port} 127.0.0.1\nallow_anonymous true\n", Stop);
            PeerProgram.Require("/usr/bin/mosquitto_sub", "mosquitto-clients");
            using PeerProgram broker = await PeerProgram.Start("/usr/sbin/mosquitto", "mosquitto", port, "-c", Path.Combine(folder, "mosquitto.conf"));
            using ToldProgram subscriber = ToldProgram.Start("/usr/bin/mosquitto_sub", "-h", "127.0.0.1", "-p", $"{port}", "-q", "1", "-v", "-t", "prisonops/#", "-t", "ready");
            NoticeChannel channel = Channel(NoticeChannelKind.Mqtt, new() { Mqtt = new("127.0.0.1", port, false, "prisonops/{level}", null, null) });
            NoticeChannel ready = Channel(NoticeChannelKind.Mqtt, new() { Mqtt = new("127.0.0.1", port, false, "ready", null, null) });
            // What is published before somebody subscribes is heard by nobody.
            while (!subscriber.HasLine) await sender.Send(ready, null, To("mqtt"), Stop);
            OutgoingNotice notice = To("mqtt");

            NoticeOutcome outcome = await sender.Send(channel, null, notice, Stop);

            Assert.True(outcome.IsSent, outcome.Answer);
            string line = await subscriber.Line();
            while (line.StartsWith("ready ", StringComparison.Ordinal)) line = await subscriber.Line();
            Assert.StartsWith("prisonops/critical {", line, StringComparison.Ordinal);
            JsonElement body = JsonDocument.Parse(line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]).RootElement;
            Assert.Equal((notice.Notice.Id.ToString(), notice.Notice.Title), (body.GetProperty("id").GetString(), body.GetProperty("title").GetString()));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_broker_that_is_away_is_a_failure_and_not_the_end()
    {
        NoticeChannel channel = Channel(NoticeChannelKind.Mqtt, new() { Mqtt = new("127.0.0.1", PeerProgram.FreePort(), false, "x", null, null) });

        NoticeOutcome outcome = await sender.Send(channel, null, To("mqtt"), Stop);

        Assert.Equal((false, false), (outcome.IsSent, outcome.IsFinal));
    }
}
