using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;
using PrisonOps.Tests.Web.Host;
using SkiaSharp;

namespace PrisonOps.Tests.Web.Cameras;

public sealed class DiagnosisFacts
{
    private static readonly RoleRow Configurer = Estate.Operator with { Code = "support-group" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Clause", "8.2-0.22")]
    public async Task A_plan_is_made_changed_and_told_to_the_schedulers_below_and_a_stale_change_is_409()
    {
        await using WebUnderTest web = await WebUnderTest.Start(cancellationToken: Stop);
        using Browser browser = await web.SignedIn("root", Estate.System, Estate.Sichuan);

        HttpResponseMessage made = await browser.Post("/api/diagnosis/plans", Plan(Estate.Sichuan.Id));
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        string id = JsonNode.Parse(await made.Content.ReadAsStringAsync(Stop))!["id"]!.GetValue<string>();
        JsonObject change = new() { ["draft"] = Plan(Estate.Sichuan.Id), ["revision"] = 1 };
        Assert.Equal(HttpStatusCode.OK, (await browser.Put($"/api/diagnosis/plans/{id}", change)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await browser.Put($"/api/diagnosis/plans/{id}", change)).StatusCode);
        JsonObject bad = Plan(Estate.Sichuan.Id);
        bad["keyframes"] = 0;
        HttpResponseMessage refused = await browser.Post("/api/diagnosis/plans", bad);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("keyframes", await refused.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Contains($"scheduler {Estate.Mianyang.Id} configure", web.Grid.Commands);
        Assert.DoesNotContain($"scheduler {Estate.Kunming.Id} configure", web.Grid.Commands);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Post("/api/diagnosis/plans", Plan(Estate.Yunnan.Id))).StatusCode);
    }

    [Fact]
    [Trait("Clause", "8.2-0.22")]
    public async Task A_run_is_answered_at_once_and_its_progress_comes_by_the_feed()
    {
        await using WebUnderTest web = await WebUnderTest.Start(cancellationToken: Stop);
        using Browser browser = await web.SignedIn("wang", Configurer, Estate.Mianyang);
        using Browser neighbour = await web.SignedIn("li", Configurer, Estate.Leshan);
        await using FeedClient feed = await FeedClient.Open(browser, "diagnosis");
        await feed.Frame();

        HttpResponseMessage ordered = await browser.Post("/api/diagnosis/runs", new JsonObject { ["unitId"] = Estate.Mianyang.Id });
        Assert.Equal(HttpStatusCode.Accepted, ordered.StatusCode);
        string id = JsonNode.Parse(await ordered.Content.ReadAsStringAsync(Stop))!["id"]!.GetValue<string>();
        DiagnosisRun run = (await web.Plans.Find(UnitScope.Everything, Guid.Parse(id), Stop))!;
        web.Plans.Put(run with { Done = 3, Failed = 1, Waiting = 0, FinishedAt = DateTimeOffset.UnixEpoch });

        JsonNode frame = await feed.FrameWhere(frame => frame["items"]!.AsArray().Any(item => item!["id"]!.GetValue<string>() == id && item["finishedAt"] is not null));
        JsonNode item = frame["items"]!.AsArray().Single(item => item!["id"]!.GetValue<string>() == id)!;
        Assert.Equal((3, 1, 0), (item["done"]!.GetValue<int>(), item["failed"]!.GetValue<int>(), item["waiting"]!.GetValue<int>()));
        Assert.Contains($"scheduler {Estate.Mianyang.Id} configure", web.Grid.Commands);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.Get($"/api/diagnosis/runs/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.Post($"/api/diagnosis/runs/{id}/cancel", new JsonObject())).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.Post($"/api/diagnosis/runs/{id}/cancel", new JsonObject())).StatusCode);
    }

    [Fact]
    [Trait("Clause", "8.2-0.22")]
    public async Task The_page_of_a_camera_has_both_ages_and_its_next_round_and_a_neighbour_has_none()
    {
        await using WebUnderTest web = await WebUnderTest.Start(cancellationToken: Stop);
        using Browser browser = await web.SignedIn("wang", Configurer, Estate.Mianyang);
        using Browser neighbour = await web.SignedIn("li", Configurer, Estate.Leshan);
        ObjectListItem camera = web.Objects.Add(Estate.Mianyang, "CAM-01");

        JsonNode page = JsonNode.Parse(await (await browser.Get($"/api/cameras/{camera.Id}/diagnosis")).Content.ReadAsStringAsync(Stop))!;

        Assert.NotNull(page["livenessAt"]);
        Assert.Equal(14_400, page["diagnosisPeriodSeconds"]!.GetValue<double>());
        Assert.NotNull(page["nextRoundAt"]);
        Assert.Equal("describe", page["livenessSource"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.Get($"/api/cameras/{camera.Id}/diagnosis")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.Post($"/api/cameras/{camera.Id}/quarantine/lift", new JsonObject())).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.Post($"/api/cameras/{camera.Id}/quarantine/lift", new JsonObject())).StatusCode);
        Assert.Contains($"camera {camera.Id} lift", web.Grid.Commands);
        Assert.Contains(web.Audit.Entries, line => line.Action == "camera.quarantine-lift" && line.Actor.Name == "wang");
    }

    [Fact]
    [Trait("Clause", "8.2-0.18")]
    public async Task The_matrix_hears_of_the_faults_that_an_alarm_lists()
    {
        await using WebUnderTest web = await WebUnderTest.Start(cancellationToken: Stop);
        using Browser browser = await web.SignedIn("wang", Configurer, Estate.Mianyang);
        ObjectListItem camera = web.Objects.Add(Estate.Mianyang, "CAM-01");
        await using FeedClient feed = await FeedClient.Open(browser, "cameras");
        await feed.Frame();
        AlarmListItem alarm = web.Alarms.Open(Estate.Mianyang);
        FindingFault blur = new("vq.blur", 30, AlarmSeverity.Major, DateTimeOffset.UnixEpoch, 1, 2, "ratio", 2, 3, "soft", null);

        web.Alarms.Change(alarm.Alarm.Id, AlarmEventKind.FaultsChanged, row => row with
        {
            ObjectId = camera.Id, Type = CameraAlarms.Abnormal, Evidence = row.Evidence with { Faults = [blur, blur with { Code = "vq.noise" }] },
        });
        JsonNode frame = await feed.FrameWhere(frame => frame["items"]!.AsArray().Any(item => item!["faults"]!.AsArray().Count == 2));
        web.Alarms.Change(alarm.Alarm.Id, AlarmEventKind.Cleared, row => row with { ClearedAt = DateTimeOffset.UnixEpoch });
        await feed.FrameWhere(frame => frame["items"]!.AsArray().Any(item => item!["faults"]!.AsArray().Count == 0));

        Assert.Equal(["vq.blur", "vq.noise"], frame["items"]![0]!["faults"]!.AsArray().Select(code => code!.GetValue<string>()));
    }

    [Fact]
    [Trait("Clause", "8.2-0.22")]
    public async Task A_word_on_a_fault_that_excludes_it_is_told_to_the_camera()
    {
        await using WebUnderTest web = await WebUnderTest.Start(cancellationToken: Stop);
        using Browser browser = await web.SignedIn("wang", Configurer, Estate.Mianyang);
        ObjectListItem camera = web.Objects.Add(Estate.Mianyang, "CAM-01");
        CameraRound round = new(
            Guid.CreateVersion7(), camera.Id, camera.Place, DateTimeOffset.UnixEpoch, null, null, StreamOutcome.Ok, DayProfile.Day, [], default, null);
        web.Cameras.LastRound = new(round, "CAM-01", "CAM-01", camera.ClassCode, "", "", []);

        HttpResponseMessage judged = await browser.Post("/api/diagnosis/verdicts", new JsonObject
        {
            ["roundId"] = round.Id.ToString(), ["fault"] = "vq.stripe", ["verdict"] = "acceptedAsNormal", ["note"] = "百叶窗",
        });

        Assert.Equal(HttpStatusCode.OK, judged.StatusCode);
        Assert.Contains($"camera {camera.Id} reload", web.Grid.Commands);
    }

    [Fact]
    public async Task A_picture_carries_the_name_of_whoever_looks_and_the_look_is_in_the_audit()
    {
        await using WebUnderTest web = await WebUnderTest.Start(cancellationToken: Stop);
        using Browser browser = await web.SignedIn("wang", Configurer, Estate.Mianyang);
        using Browser kiosk = await web.SignedIn("wall", Estate.Kiosk, Estate.Mianyang);
        ObjectListItem camera = web.Objects.Add(Estate.Mianyang, "CAM-01");
        web.Samples.PictureOf = camera.Id;

        HttpResponseMessage shown = await browser.Get($"/api/pictures/{web.Samples.PictureKey}");

        if (shown.StatusCode == HttpStatusCode.ServiceUnavailable) Assert.Skip("No font with Chinese characters is installed.");
        byte[] jpeg = await shown.Content.ReadAsByteArrayAsync(Stop);
        Assert.NotEqual(SamplesDouble.Jpeg, jpeg);
        using SKBitmap marked = SKBitmap.Decode(jpeg);
        Assert.Equal(320, marked.Width);
        Assert.Equal("no-store", shown.Headers.CacheControl?.ToString());
        Assert.Contains(web.Audit.Entries, line => line.Action == "picture.view" && line.Actor.Name == "wang");
        Assert.Equal(HttpStatusCode.Forbidden, (await kiosk.Get($"/api/pictures/{web.Samples.PictureKey}")).StatusCode);
    }

    [Fact]
    [Trait("Clause", "7.1.6-f.2")]
    public async Task Rounds_and_the_report_are_exported()
    {
        await using WebUnderTest web = await WebUnderTest.Start(cancellationToken: Stop);
        using Browser browser = await web.SignedIn("wang", Configurer, Estate.Mianyang);

        string report = await (await browser.Get("/api/diagnosis/report/export.csv?lang=en")).Content.ReadAsStringAsync(Stop);
        string rounds = await (await browser.Get("/api/diagnosis/rounds/export.csv?lang=en")).Content.ReadAsStringAsync(Stop);

        Assert.Contains("Mianyang prison,security.video-surveillance.camera,4,3,2,1,1,9,0.6667", report, StringComparison.Ordinal);
        Assert.Contains("Camera code", rounds, StringComparison.Ordinal);

        await using Stream workbook = await (await browser.Get("/api/diagnosis/report/export.xlsx?lang=en")).Content.ReadAsStreamAsync(Stop);
        using ZipArchive zip = new(workbook);
        XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        await using Stream part = await zip.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync(Stop);
        XElement[] rows = [.. XDocument.Load(part).Descendants(main + "row")];
        Assert.Equal(["Unit", "Class", "Cameras"], rows[0].Elements().Take(3).Select(cell => cell.Value));
        Assert.Equal(("Mianyang prison", "4"), (rows[1].Elements().First().Value, rows[1].Elements().ElementAt(2).Element(main + "v")!.Value));
    }

    [Fact]
    [Trait("Clause", "8.2-0.22")]
    public async Task A_limit_is_changed_inside_its_range_and_tried_before()
    {
        await using WebUnderTest web = await WebUnderTest.Start(cancellationToken: Stop);
        using Browser browser = await web.SignedIn("root", Estate.System, Estate.Mianyang);
        ObjectListItem camera = web.Objects.Add(Estate.Mianyang, "CAM-01");
        JsonObject Limit(double value, int unit) => new()
        {
            ["draft"] = new JsonObject
            {
                ["unitId"] = unit, ["group"] = null, ["cameraId"] = null, ["profile"] = "night", ["limit"] = "oneColourShareMin", ["value"] = value,
            },
            ["revision"] = 0,
        };

        JsonNode preview = JsonNode.Parse(await (await browser.Post("/api/diagnosis/limits/preview", Limit(0.9, Estate.Mianyang.Id))).Content.ReadAsStringAsync(Stop))!;
        HttpResponseMessage outside = await browser.Put("/api/diagnosis/limits/overrides", Limit(3, Estate.Mianyang.Id));
        HttpResponseMessage put = await browser.Put("/api/diagnosis/limits/overrides", Limit(0.9, Estate.Mianyang.Id));
        string id = JsonNode.Parse(await put.Content.ReadAsStringAsync(Stop))!["id"]!.GetValue<string>();

        Assert.Equal("CAM-01", preview["raised"]![0]!["cameraCode"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.BadRequest, outside.StatusCode);
        Assert.Contains("allowed are 0.5 to 1", await outside.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Contains($"camera {camera.Id} reload", web.Grid.Commands);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Put("/api/diagnosis/limits/overrides", Limit(0.9, Estate.Kunming.Id))).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await browser.Delete($"/api/diagnosis/limits/overrides/{id}?revision=1")).StatusCode);
    }

    private static JsonObject Plan(int unit) => new JsonObject
    {
        ["unitId"] = unit, ["name"] = "重点", ["enabled"] = true, ["groups"] = new JsonArray(), ["classPrefix"] = null, ["keyOnly"] = false,
        ["periodSeconds"] = 14_400, ["keyPeriodSeconds"] = 900, ["windows"] = new JsonArray(new JsonObject { ["from"] = "08:00:00", ["to"] = "18:00:00" }),
        ["zone"] = "Asia/Shanghai", ["profileBy"] = "hours", ["dayFrom"] = "07:00:00", ["nightFrom"] = "19:00:00", ["keyframes"] = 3, ["burst"] = true,
        ["siteSessionsMax"] = 8, ["recorderSessionsMax"] = 2,
    };
}
