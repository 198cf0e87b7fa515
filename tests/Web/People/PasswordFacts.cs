using System.Net;
using System.Text.Json.Nodes;
using PrisonOps.Ports.People;
using PrisonOps.Tests.Web.Host;
using PrisonOps.Web.People;

namespace PrisonOps.Tests.Web.People;

public sealed class PasswordFacts : IAsyncLifetime
{
    private WebUnderTest web = null!;

    public async ValueTask InitializeAsync() => web = await WebUnderTest.Start(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Theory]
    [Trait("Clause", "7.1.9-i.2")]
    [InlineData("Abc-12x", false)]
    [InlineData("Abc-12xy", true)]
    public void A_password_has_at_least_eight_characters(string password, bool allowed)
    {
        Assert.Equal(allowed, PasswordRules.Refuse(PasswordPolicy.Default, password, "operator") is null);
    }

    [Theory]
    [Trait("Clause", "7.1.9-i.3")]
    [InlineData("abcdefg1", false)]
    [InlineData("Abcdefg1", true)]
    [InlineData("abcdef-1", true)]
    [InlineData("ABCDEF-1", true)]
    [InlineData("ABCDEFGH", false)]
    [InlineData("12345678", false)]
    public void A_password_mixes_three_of_the_four_classes(string password, bool allowed)
    {
        Assert.Equal(allowed, PasswordRules.Refuse(PasswordPolicy.Default, password, "operator") is null);
    }

    [Fact]
    public void A_password_must_not_contain_the_user_name()
    {
        Assert.NotNull(PasswordRules.Refuse(PasswordPolicy.Default, "Operator-2026", "operator"));
        Assert.Null(PasswordRules.Refuse(PasswordPolicy.Default, "Operator-2026", "op"));
    }

    [Fact]
    public void A_made_password_always_fits_the_policy_and_begins_with_a_letter()
    {
        for (int i = 0; i < 1_000; i++)
        {
            string made = PasswordMaker.Make();

            Assert.True(PasswordRules.Refuse(PasswordPolicy.Default with { ClassesMin = 4, LengthMin = 16 }, made, "") is null, made);
            Assert.True(char.IsAsciiLetter(made[0]), made);
        }
    }

    [Fact]
    [Trait("Clause", "7.1.9-i.1")]
    public async Task After_half_a_year_the_password_must_be_changed_before_anything_else()
    {
        await web.Person("operator", Estate.Operator, Estate.Mianyang);
        web.Time.Advance(TimeSpan.FromDays(184));
        using Browser browser = web.Open();

        JsonNode session = JsonNode.Parse(await (await browser.SignIn("operator", WebUnderTest.Password)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        HttpResponseMessage before = await browser.Get("/api/alarms");
        HttpResponseMessage same = await browser.Post("/api/session/password", new { current = WebUnderTest.Password, next = WebUnderTest.Password });
        HttpResponseMessage weak = await browser.Post("/api/session/password", new { current = WebUnderTest.Password, next = "abcdefg1" });
        HttpResponseMessage done = await browser.Post("/api/session/password", new { current = WebUnderTest.Password, next = "Another-horse-8" });
        HttpResponseMessage after = await browser.Get("/api/alarms");

        Assert.True((bool)session["mustChangePassword"]!);
        Assert.Equal("password-change-required", await Browser.Code(before));
        Assert.Equal(HttpStatusCode.BadRequest, same.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, weak.StatusCode);
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Fact]
    public async Task A_refused_field_comes_with_a_code_and_values_for_screens_in_another_language()
    {
        await web.Person("operator", Estate.Operator, Estate.Mianyang);
        using Browser browser = web.Open();
        await browser.SignIn("operator", WebUnderTest.Password);

        HttpResponseMessage answer = await browser.Post("/api/session/password", new { current = WebUnderTest.Password, next = "abcdefg1" });
        JsonNode problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

        JsonNode refusal = problem["refusals"]!["next"]![0]!;
        Assert.Equal(("password-classes", "2", "3"), ((string)refusal["code"]!, (string)refusal["values"]!["given"]!, (string)refusal["values"]!["min"]!));
        Assert.Contains("at least 3", (string)problem["errors"]!["next"]![0]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_of_the_last_passwords_is_refused()
    {
        await web.Person("operator", Estate.Operator, Estate.Mianyang);
        using Browser browser = web.Open();
        await browser.SignIn("operator", WebUnderTest.Password);
        string present = WebUnderTest.Password;
        foreach (string next in new[] { "Second-horse-2", "Third-horse-3" })
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.Post("/api/session/password", new { current = present, next })).StatusCode);
            present = next;
        }

        HttpResponseMessage old = await browser.Post("/api/session/password", new { current = present, next = WebUnderTest.Password });

        Assert.Equal(HttpStatusCode.BadRequest, old.StatusCode);
    }

    [Fact]
    public async Task A_changed_password_ends_the_sessions_elsewhere_and_keeps_this_one()
    {
        await web.Person("operator", Estate.Operator, Estate.Mianyang);
        using Browser here = web.Open();
        using Browser elsewhere = web.Open();
        await here.SignIn("operator", WebUnderTest.Password);
        await elsewhere.SignIn("operator", WebUnderTest.Password);

        await here.Post("/api/session/password", new { current = WebUnderTest.Password, next = "Another-horse-8" });

        Assert.Equal(HttpStatusCode.OK, (await here.Get("/api/session")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await elsewhere.Get("/api/session")).StatusCode);
    }

    [Fact]
    public async Task The_policy_is_data_and_only_the_ministry_changes_it()
    {
        using Browser ministry = await web.SignedIn("ministry", Estate.Security, Estate.Ministry);
        using Browser province = await web.SignedIn("province", Estate.Security, Estate.Sichuan);
        object stricter = new { lengthMin = 12, classesMin = 4, ageMaxDays = 90, historyLength = 5 };

        Assert.Equal(HttpStatusCode.Forbidden, (await province.Put("/api/password-policy", stricter)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ministry.Put("/api/password-policy", stricter)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await ministry.Put("/api/password-policy", new { lengthMin = 7, classesMin = 3, ageMaxDays = 90, historyLength = 5 })).StatusCode);
        Assert.Equal(12, (int)(await province.Json("/api/password-policy"))["lengthMin"]!);
    }
}
