using System.Net;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.People;
using PrisonOps.Tests.Web.Host;
using PrisonOps.Web.Access;

namespace PrisonOps.Tests.Web.Access;

/// <summary>Every route that the server has, against everybody: the list is taken from the server itself.</summary>
public sealed partial class RouteFacts : IAsyncLifetime
{
    /// <summary>What needs no session, and why is plain: signing in, being asked whether it lives, a page that is not there.</summary>
    private static readonly string[] Open =
        ["POST /api/session/", "POST /api/alarm-in/{id:guid}", "GET /healthz", "GET /readyz", "* /api/{**rest}", "* /hubs/{**rest}", "* /openapi/{**rest}", "* /{**path}"];

    private WebUnderTest web = null!;

    public async ValueTask InitializeAsync() => web = await WebUnderTest.Start(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Fact]
    public void Routes_and_what_they_ask_for_are_the_committed_ones()
    {
        string routes = string.Join('\n', Declared().Select(route => $"{route.Name} {(route.Access is { } access ? string.Join('|', access.Permissions.DefaultIfEmpty("session")) : "open")}").Order(StringComparer.Ordinal));

        string committed = File.ReadAllText(Beside("routes.txt")).TrimEnd();
        Assert.True(committed == routes, $"The routes are now:\n{routes}");
    }

    [Fact]
    public void Only_the_open_routes_declare_nothing()
    {
        IEnumerable<string> undeclared = Declared().Where(route => route.Access is null).Select(route => route.Name);

        Assert.Equal(Open.Order(StringComparer.Ordinal), undeclared.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nobody_gets_anywhere_without_a_session()
    {
        using Browser nobody = web.Open();
        await nobody.Get("/api/session");

        foreach (Route route in Declared().Where(route => route.Access is not null && !route.IsHub && route.Path != "/metrics"))
        {
            HttpResponseMessage answer = await nobody.Send(new(route.Method), route.Path, Body(route));

            Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized, $"{route.Name} answers nobody with {(int)answer.StatusCode}");
        }
    }

    [Fact]
    [Trait("Clause", "8.1.1-0.4")]
    public async Task A_role_gets_where_its_permissions_lead_and_nowhere_else()
    {
        foreach (RoleRow role in Estate.Roles)
        {
            using Browser browser = await web.SignedIn(role.Code, role, Estate.Ministry);
            foreach (Route route in Declared().Where(route => route.Access is { Permissions.Length: > 0 } && route.Path != "/metrics"))
            {
                bool isWrite = route.Method is not "GET";
                bool expected = route.Access!.Permissions.Any(role.Permissions.Contains) && !(isWrite && role.Class is RoleClass.Machine);

                HttpResponseMessage answer = await browser.Send(new(route.Method), route.Path, Body(route));
                string? code = answer.StatusCode is HttpStatusCode.Forbidden ? await Browser.Code(answer) : null;

                bool refused = code is "permission-missing" or "read-only";
                Assert.True(refused != expected, $"{role.Code} on {route.Name}: {(int)answer.StatusCode} {code}, expected {(expected ? "to get in" : "403")}");
            }
        }
    }

    [Fact]
    [Trait("Clause", "4.2.2-a.2")]
    public async Task An_account_without_a_role_gets_nothing_but_its_session()
    {
        using Browser browser = await web.SignedIn("nobody", Estate.Operator, Estate.Mianyang);
        Guid account = Guid.Parse((string)(await browser.Json("/api/session"))["account"]!["id"]!);
        Assignment only = (await web.People.LoadAssignments(account, web.Time.GetUtcNow(), TestContext.Current.CancellationToken))[0];
        await web.People.Revoke(Ports.Actor.Grid, Ports.Units.UnitScope.Everything, only.Id, TestContext.Current.CancellationToken);
        await Signals.Until(async () => (await browser.Get("/api/alarms")).StatusCode is HttpStatusCode.Forbidden);

        foreach (Route route in Declared().Where(route => route.Access is { Permissions.Length: > 0 } && route.Path != "/metrics"))
        {
            HttpResponseMessage answer = await browser.Send(new(route.Method), route.Path, Body(route));

            Assert.True(answer.StatusCode is HttpStatusCode.Forbidden, $"{route.Name} answers an account without roles with {(int)answer.StatusCode}");
        }
    }

    [Fact]
    public async Task What_belongs_to_a_sister_prison_does_not_exist()
    {
        AlarmListItem alarm = web.Alarms.Open(Estate.Leshan);
        ObjectListItem theirs = web.Objects.Add(Estate.Leshan, "switch-09", MonitoringProtocol.Snmp);
        ObjectListItem ours = web.Objects.Add(Estate.Mianyang, "switch-01", MonitoringProtocol.Snmp);
        web.Samples.PictureOf = web.Objects.Add(Estate.Leshan, "camera-09").Id;
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);
        (string Method, string Path, object? Body)[] tries =
        [
            ("GET", $"/api/alarms/{alarm.Alarm.Id}", null),
            ("GET", $"/api/alarms/{alarm.Alarm.Id}/timeline", null),
            ("GET", $"/api/alarms/trend?unit={Estate.Leshan.Id}", null),
            ("GET", $"/api/objects/{theirs.Id}", null),
            ("GET", $"/api/objects/{theirs.Id}/status", null),
            ("GET", $"/api/objects/{theirs.Id}/series", null),
            ("GET", $"/api/objects/{theirs.Id}/samples?name=cpu.load", null),
            ("GET", $"/api/objects/{theirs.Id}/samples/export.csv?name=cpu.load", null),
            ("GET", $"/api/objects/{theirs.Id}/relations", null),
            ("PUT", $"/api/objects/{theirs.Id}", new { draft = Draft(Estate.Mianyang.Id), revision = 1 }),
            ("DELETE", $"/api/objects/{theirs.Id}?revision=1", null),
            ("POST", $"/api/objects/{theirs.Id}/maintenance", new { until = (string?)null, reason = "x" }),
            ("POST", $"/api/objects/{theirs.Id}/poll", null),
            ("POST", "/api/objects", Draft(Estate.Leshan.Id)),
            ("POST", "/api/relations", new { fromId = ours.Id, type = "dependsOn", toId = theirs.Id }),
            ("GET", $"/api/cameras/{web.Samples.PictureOf}/picture", null),
            ("GET", $"/api/pictures/{web.Samples.PictureKey}", null),
            ("GET", $"/api/units/{Estate.Leshan.Id}/status", null),
            ("GET", $"/api/units/{Estate.Sichuan.Id}/status", null),
            ("POST", "/api/credentials", new { unitId = Estate.Leshan.Id, name = "x", kind = "snmp-community", community = "secret" }),
        ];

        foreach ((string method, string path, object? body) in tries)
        {
            HttpResponseMessage answer = await browser.Send(new(method), path, body);

            Assert.True(answer.StatusCode is HttpStatusCode.NotFound, $"{method} {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        }

        Assert.DoesNotContain(web.Audit.Entries, entry => entry.Action == "picture.view");
        Assert.DoesNotContain(web.Grid.Commands, command => command.Contains(theirs.Id.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lists_and_exports_of_a_prison_hold_nothing_of_its_sister()
    {
        web.Alarms.Open(Estate.Leshan, "leshan-camera");
        web.Objects.Add(Estate.Leshan, "leshan-switch", MonitoringProtocol.Snmp);
        web.Objects.Add(Estate.Leshan, "leshan-camera");
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);

        foreach (string path in new[] { "/api/alarms", "/api/alarms/export.csv", "/api/objects", "/api/objects/export.csv", "/api/cameras", "/api/units" })
        {
            string body = await (await browser.Get(path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

            Assert.False(body.Contains("leshan", StringComparison.OrdinalIgnoreCase), $"{path}: {body}");
        }
    }

    [Fact]
    public async Task What_can_be_seen_but_not_changed_from_here_is_403()
    {
        ObjectListItem above = web.Objects.Add(Estate.Leshan, "switch-09", MonitoringProtocol.Snmp);
        AlarmListItem alarm = web.Alarms.Open(Estate.Leshan);
        Guid account = await web.Person("both", Estate.Operator, Estate.Mianyang);
        web.People.Give(account, Estate.Watcher.Code, Estate.Leshan);
        using Browser browser = web.Open();
        await browser.SignIn("both", WebUnderTest.Password);

        HttpResponseMessage seen = await browser.Get($"/api/objects/{above.Id}");
        HttpResponseMessage changed = await browser.Post($"/api/objects/{above.Id}/maintenance", new { until = (string?)null, reason = "x" });
        HttpResponseMessage acknowledged = await browser.Post("/api/alarms/commands", new { kind = "acknowledge", alarmIds = new[] { alarm.Alarm.Id } });

        Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, changed.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, acknowledged.StatusCode);
    }

    private IEnumerable<Route> Declared() =>
        from endpoint in web.Endpoints
        let access = endpoint.Metadata.GetMetadata<DeclaredAccess>()
        let isHub = endpoint.RoutePattern.RawText!.StartsWith("/hubs/feed", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"]
        where access is not null || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
        select new Route(method, $"{method} {endpoint.RoutePattern.RawText}", Filled(endpoint.RoutePattern.RawText!), access, isHub);

    private static string Filled(string pattern) => Parameter().Replace(pattern, parameter => parameter.Value switch
    {
        "{id:int}" => "4",
        "{code}" => "alarms",
        "{documentName}.json" or "{documentName}" => "v1",
        _ => Guid.NewGuid().ToString(),
    });

    private static object? Body(Route route) => route.Method is "POST" or "PUT" ? new { } : null;

    private static object Draft(int unit) => new
    {
        unitId = unit, classCode = "security", code = "new", name = "new", criticality = "core", protocol = "snmp", networkDomain = "internet", address = "127.0.0.1",
        port = 161, pollPeriodSeconds = 30, diagnosisPeriodSeconds = 300,
    };

    private static string Beside(string name, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, name);

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    private sealed record Route(string Method, string Name, string Path, DeclaredAccess? Access, bool IsHub);
}
