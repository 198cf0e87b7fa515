using System.Net;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Tests.Peers.Programs;
using PrisonOps.Tests.Peers.Snmp;

namespace PrisonOps.Tests.Peers.Protocols;

public sealed class HttpPollTests
{
    private static IPEndPoint At(int port) => new(IPAddress.Loopback, port);

    [Fact]
    public async Task A_page_is_judged_by_status_text_and_redirection_with_its_time_in_parts()
    {
        using NginxSite site = await NginxSite.Start(certificateDays: 20);
        await using var polling = new Polling(ProtocolPolls.Watcher);

        DevicePollResult well = await Ask(polling, site.PlainPort, """{"path": "/moved", "contains": "\"status\":\"UP\""}""");
        DevicePollResult other = await Ask(polling, site.PlainPort, """{"path": "/health", "contains": "DOWN"}""");
        DevicePollResult broken = await Ask(polling, site.PlainPort, """{"path": "/broken"}""");
        DevicePollResult circle = await Ask(polling, site.PlainPort, """{"path": "/circle", "redirects": 3, "status": [200]}""");

        Assert.Equal((200, 0, 0), (well.Value("http.status"), well.Value("http.unexpected-status"), well.Value("http.content-mismatch")));
        Assert.All(["http.dns", "http.connect", "http.first-byte", "http.total"], part => Assert.InRange(well.Value(part) ?? -1, 0, 5));
        Assert.Equal(1, other.Value("http.content-mismatch"));
        Assert.Equal((503, 1), (broken.Value("http.status"), broken.Value("http.unexpected-status")));
        Assert.Equal((302, 1), (circle.Value("http.status"), circle.Value("http.unexpected-status")));
    }

    [Fact]
    public async Task A_certificate_says_how_long_it_lasts_for_whom_it_is_and_that_nobody_vouches_for_it()
    {
        using NginxSite site = await NginxSite.Start(certificateDays: 20);
        await using var polling = new Polling(ProtocolPolls.Watcher);

        DevicePollResult right = await Ask(polling, site.TlsPort, """{"path": "/health", "tls": true, "host": "gate.prison.example"}""");
        DevicePollResult wrong = await Ask(polling, site.TlsPort, """{"path": "/health", "tls": true}""");

        Assert.True(right.Outcome == DevicePollOutcome.Answered, right.Detail);
        Assert.InRange(right.Value("certificate.days-left") ?? -1, 19, 20);
        Assert.Equal((0, 1), (right.Value("certificate.name-mismatch"), right.Value("certificate.untrusted")));
        Assert.Equal(1, wrong.Value("certificate.name-mismatch"));
        Assert.InRange(right.Value("http.tls") ?? -1, 0, 5);
    }

    [Fact]
    public async Task A_password_goes_only_where_the_certificate_is_trusted_or_allowed()
    {
        using NginxSite site = await NginxSite.Start(certificateDays: 20);
        await using var polling = new Polling(ProtocolPolls.Watcher);

        DevicePollResult kept = await Ask(polling, site.TlsPort, """{"path": "/secret", "tls": true, "host": "gate.prison.example"}""", withCredentials: true);
        string fingerprint = kept.Detail[(kept.Detail.IndexOf("sha256:", StringComparison.Ordinal))..];
        DevicePollResult pinned = await Ask(polling, site.TlsPort, $$"""{"path": "/secret", "tls": true, "trust": "{{fingerprint}}"}""", withCredentials: true);

        Assert.Equal(DevicePollOutcome.NotAsked, kept.Outcome);
        Assert.True(pinned.Value("http.status") == 200, pinned.Detail);
    }

    [Fact]
    public async Task A_refused_password_is_tried_three_times_and_not_again()
    {
        using NginxSite site = await NginxSite.Start(certificateDays: 20);
        await using var polling = new Polling(ProtocolPolls.Watcher with { Password = "guess" });

        var results = new List<DevicePollResult>();
        foreach (int _ in Enumerable.Range(0, 4)) results.Add(await Ask(polling, site.PlainPort, """{"path": "/secret"}""", withCredentials: true));

        Assert.All(results, result => Assert.Equal(DevicePollOutcome.Unauthorised, result.Outcome));
        Assert.All(results[..3], result => Assert.Contains("answered 401", result.Detail, StringComparison.Ordinal));
        Assert.Contains("refused http-basic watcher 3 times", results[3].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_server_is_asked_and_its_answer_compared()
    {
        int port = PeerProgram.FreePort();
        using PeerProgram dnsmasq = await PeerProgram.Start(
            "/usr/sbin/dnsmasq", "dnsmasq-base", port, "--keep-in-foreground", "--no-resolv", "--no-hosts", "--conf-file=/dev/null", "--pid-file=",
            $"--port={port}", "--listen-address=127.0.0.1", "--bind-interfaces", "--address=/intranet.prison/10.1.2.3", "--user=root");
        await using var polling = new Polling(ProtocolPolls.Watcher);

        DevicePollResult right = await polling.Ask(ProtocolPolls.Device(dnsmasq.Endpoint, MonitoringProtocol.Dns, """{"query": "intranet.prison", "answer": "10.1.2.3"}"""));
        DevicePollResult wrong = await polling.Ask(ProtocolPolls.Device(dnsmasq.Endpoint, MonitoringProtocol.Dns, """{"query": "intranet.prison", "answer": "10.1.2.4"}"""));

        Assert.True(right.Outcome == DevicePollOutcome.Answered, right.Detail);
        Assert.Equal((0, 0, 1), (right.Value("dns.response-code"), right.Value("dns.answer-mismatch"), right.Value("dns.records")));
        Assert.Equal(1, wrong.Value("dns.answer-mismatch"));
    }

    private static Task<DevicePollResult> Ask(Polling polling, int port, string settings, bool withCredentials = false) =>
        polling.Ask(ProtocolPolls.Device(At(port), MonitoringProtocol.Http, settings, withCredentials));
}
