using System.Text.Json.Nodes;
using PrisonOps.Ports;
using PrisonOps.Ports.Objects;
using PrisonOps.Tests.Web.Host;

namespace PrisonOps.Tests.Web.Audit;

public sealed class AuditFacts
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_line_about_a_camera_comes_with_its_name_for_a_reader_who_may_not_open_cameras()
    {
        await using WebUnderTest web = await WebUnderTest.Start(cancellationToken: Stop);
        ObjectListItem camera = web.Objects.Add(Estate.Mianyang, "camera-07");
        Guid gone = Guid.CreateVersion7();
        await web.Audit.Write(Actor.Grid, Estate.Mianyang.Place, "camera.verdict", $"{camera.Id} vq.blur", null, null, true, Stop);
        await web.Audit.Write(Actor.Grid, Estate.Mianyang.Place, "camera.settings", gone.ToString(), null, null, true, Stop);
        using Browser auditor = await web.SignedIn("auditor", Estate.Auditor, Estate.Sichuan);

        JsonArray rows = (await auditor.Json("/api/audit?action=camera"))["rows"]!.AsArray();

        Assert.Equal([null, "camera-07 (camera-07)"], rows.Select(row => (string?)row!["subjectName"]));
        Assert.Equal($"{camera.Id} vq.blur", (string?)rows[1]!["subject"]);
    }
}
