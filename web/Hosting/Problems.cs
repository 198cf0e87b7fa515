using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using PrisonOps.Ports;
using PrisonOps.Web.Access;

namespace PrisonOps.Web.Hosting;

/// <summary>Problem details (RFC 9457) with a stable code; each names the thing, its value and what is allowed.</summary>
internal static class Problems
{
    public static ProblemHttpResult Of(int status, string code, string detail) =>
        TypedResults.Problem(detail: detail, statusCode: status, title: Title(status), type: $"urn:prisonops:problem:{code}",
            extensions: new Dictionary<string, object?> { ["code"] = code, ["traceId"] = Activity.Current?.Id });

    public static ProblemHttpResult Of(AccessRefusal refusal) => Of(refusal.Status, refusal.Code, refusal.Detail);

    public static ProblemHttpResult NotFound(string what) => Of(404, "not-found", $"{what} does not exist.");

    /// <summary>The field with why it is refused: in English, and as code and values for screens in another language.</summary>
    public static ProblemHttpResult Field(string field, Refusal refusal) =>
        TypedResults.Problem(detail: $"{field}: {refusal.Text}", statusCode: 400, title: Title(400), type: "urn:prisonops:problem:refused",
            extensions: new Dictionary<string, object?>
            {
                ["code"] = "refused",
                ["traceId"] = Activity.Current?.Id,
                ["errors"] = new Dictionary<string, string[]> { [field] = [refusal.Text] },
                ["refusals"] = new Dictionary<string, Wire.Refusal[]> { [field] = [new(refusal.Code, refusal.Values)] },
            });

    /// <summary>What a change on rows came to, when it is not done.</summary>
    public static ProblemHttpResult Of<T>(ChangeOutcome<T> outcome, string what) => outcome.Verdict switch
    {
        ChangeVerdict.NotFound => NotFound(what),
        ChangeVerdict.Conflict => Of(409, "conflict", outcome.Reason ?? $"{what} was changed by somebody else; load it again."),
        _ => Field(outcome.Field ?? what, outcome.Refusal ?? Refusal.InWords("refused")),
    };

    private static string Title(int status) => status switch
    {
        400 => "The request is refused",
        401 => "Not signed in",
        403 => "Not permitted",
        404 => "Not found",
        409 => "Changed meanwhile",
        413 => "Too large",
        423 => "Locked",
        429 => "Too many attempts",
        503 => "Not ready",
        _ => "Failed",
    };
}
