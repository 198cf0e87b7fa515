using System.Net;
using System.Text.Json.Nodes;
using PrisonOps.Tests.Web.Host;

namespace PrisonOps.Tests.Web.People;

public sealed class AccountFacts : IAsyncLifetime
{
    private WebUnderTest web = null!;

    public async ValueTask InitializeAsync() => web = await WebUnderTest.Start(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Fact]
    public async Task A_new_account_gets_a_first_password_that_must_be_changed()
    {
        using Browser administrator = await web.SignedIn("security", Estate.Security, Estate.Ministry);

        HttpResponseMessage made = await administrator.Post("/api/accounts", new { userName = "李·娜", displayName = "李娜" });
        JsonNode created = JsonNode.Parse(await made.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        string id = (string)created["account"]!["id"]!;
        HttpResponseMessage assigned = await administrator.Post(
            $"/api/accounts/{id}/assignments", new { roleCode = Estate.Operator.Code, unitId = Estate.Mianyang.Id, validTo = (string?)null });
        using Browser person = web.Open();
        HttpResponseMessage signedIn = await person.SignIn("李·娜", (string)created["password"]!);

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal(HttpStatusCode.Created, assigned.StatusCode);
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
        Assert.Equal("password-change-required", await Browser.Code(await person.Get("/api/alarms")));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" space")]
    [InlineData("a<b>")]
    [InlineData("=cmd")]
    public async Task A_name_that_cannot_be_one_is_refused_with_its_reason(string userName)
    {
        using Browser administrator = await web.SignedIn("security", Estate.Security, Estate.Ministry);

        HttpResponseMessage answer = await administrator.Post("/api/accounts", new { userName, displayName = "x" });
        JsonNode problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotNull(problem["errors"]!["userName"]);
    }

    [Fact]
    public async Task The_administrator_of_one_prison_has_no_hand_on_people_who_also_work_elsewhere()
    {
        using Browser administrator = await web.SignedIn("security", Estate.Security, Estate.Mianyang);
        Guid elsewhere = await web.Person("elsewhere", Estate.Operator, Estate.Leshan);
        Guid both = await web.Person("both", Estate.Operator, Estate.Mianyang);
        web.People.Give(both, Estate.Watcher.Code, Estate.Ministry);

        Assert.Equal(HttpStatusCode.NotFound, (await administrator.Post($"/api/accounts/{elsewhere}/password-reset")).StatusCode);
        Assert.Equal("account-elsewhere", await Browser.Code(await administrator.Post($"/api/accounts/{both}/password-reset")));
        Assert.Equal("account-elsewhere", await Browser.Code(await administrator.Post($"/api/accounts/{both}/disable")));
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.Post(
            $"/api/accounts/{both}/assignments", new { roleCode = Estate.Operator.Code, unitId = Estate.Leshan.Id })).StatusCode);
    }

    [Fact]
    public async Task Nobody_gives_roles_to_the_own_account_or_disables_it()
    {
        using Browser administrator = await web.SignedIn("security", Estate.Security, Estate.Ministry);
        string own = (string)(await administrator.Json("/api/session"))["account"]!["id"]!;

        HttpResponseMessage given = await administrator.Post($"/api/accounts/{own}/assignments", new { roleCode = Estate.Operator.Code, unitId = 1 });
        HttpResponseMessage disabled = await administrator.Post($"/api/accounts/{own}/disable");

        Assert.Equal("own-account", await Browser.Code(given));
        Assert.Equal(HttpStatusCode.BadRequest, disabled.StatusCode);
    }

    [Fact]
    public async Task No_answer_about_people_holds_a_hash_or_a_stamp()
    {
        using Browser administrator = await web.SignedIn("security", Estate.Security, Estate.Ministry);
        await web.Person("operator", Estate.Operator, Estate.Mianyang);

        string list = await (await administrator.Get("/api/accounts")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains("operator", list, StringComparison.Ordinal);
        Assert.DoesNotContain("hash", list, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("stamp", list, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_empty_installation_makes_its_first_administrator()
    {
        await using WebUnderTest empty = await WebUnderTest.Start(options => options.CreateFirstAdministrator = true, TestContext.Current.CancellationToken);
        string path = Path.Combine(empty.DataFolder, "first-administrator.txt");
        if (!Console.IsOutputRedirected) Assert.Skip("The password went to this terminal.");

        string[] words = (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).Split(' ', StringSplitOptions.TrimEntries);
        using Browser browser = empty.Open();
        HttpResponseMessage answer = await browser.SignIn(words[0], words[1]);
        JsonNode session = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.True((bool)session["mustChangePassword"]!);
        Assert.Contains("account.write", session["permissions"]!.AsArray().Select(permission => (string?)permission));
    }
}
