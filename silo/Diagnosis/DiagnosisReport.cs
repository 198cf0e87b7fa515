using System.Net;
using System.Text;

namespace PrisonOps.Silo.Diagnosis;

/// <summary>One page that needs nothing beside it: every input with its faults, its last frame, and that of its reference.</summary>
internal static class DiagnosisReport
{
    private const string Head = """
        <!doctype html><html lang="en"><meta charset="utf-8"><title>Picture diagnosis</title>
        <style>
        body{font:14px/1.5 system-ui,sans-serif;margin:2rem;background:#f6f7f9;color:#1c2430}
        article{background:#fff;border:1px solid #d8dde5;border-left:6px solid #2e8b57;border-radius:6px;padding:1rem;margin:0 0 1rem}
        article.fault{border-left-color:#c0392b}article.failure{border-left-color:#7f5af0}
        h1{font-size:1.3rem}h2{font-size:1rem;margin:0 0 .5rem;overflow-wrap:anywhere}
        .frames{display:flex;flex-wrap:wrap;gap:1rem}figure{margin:0;position:relative}img{max-width:30rem;width:100%;display:block}
        figcaption{color:#5b6675}.mark{position:absolute;border:3px solid #e74c3c;pointer-events:none}.shown{position:relative}
        table{border-collapse:collapse;margin:.5rem 0}td{padding:.1rem .8rem .1rem 0}
        </style>
        """;

    public static string Page(IReadOnlyCollection<DiagnosisAnswer> answers, DateTimeOffset at)
    {
        var page = new StringBuilder(Head);
        page.Append(System.Globalization.CultureInfo.InvariantCulture, $"<h1>Picture diagnosis of {answers.Count} inputs, {at:yyyy-MM-dd HH:mm} UTC: ");
        page.Append(System.Globalization.CultureInfo.InvariantCulture, $"{Count(DiagnosisAnswer.Normal)} normal, {Count(DiagnosisAnswer.Fault)} with a fault, {Count(DiagnosisAnswer.Failed)} not diagnosed</h1>\n");
        foreach (DiagnosisAnswer answer in answers) Append(page, answer);
        return page.Append("</html>\n").ToString();

        int Count(string verdict) => answers.Count(answer => answer.Verdict == verdict);
    }

    private static void Append(StringBuilder page, DiagnosisAnswer answer)
    {
        page.Append($"<article class=\"{answer.Verdict}\"><h2>{Safe(answer.Input)}: {answer.Verdict}</h2>\n<table>");
        if (answer.Failure is { } failure) page.Append($"<tr><td>{Safe(failure.Code)}<td>{Safe(failure.Detail)}");
        foreach (DiagnosedFault fault in answer.Faults) page.Append($"<tr><td>{Safe(DiagnosisTable.Text(fault))}");
        foreach (DiagnosedFault warning in answer.Warnings) page.Append($"<tr><td>warning: {Safe(DiagnosisTable.Text(warning))}");
        page.Append("</table>\n<div class=\"frames\">");
        AppendFrame(page, "last frame", answer.Jpeg, answer.Faults);
        AppendFrame(page, "reference", answer.ReferenceJpeg, []);
        page.Append("</div></article>\n");
    }

    private static void AppendFrame(StringBuilder page, string caption, byte[]? jpeg, IEnumerable<DiagnosedFault> marked)
    {
        if (jpeg is null) return;
        page.Append($"<figure><div class=\"shown\"><img alt=\"{caption}\" src=\"data:image/jpeg;base64,{Convert.ToBase64String(jpeg)}\">");
        foreach (DiagnosedFault fault in marked)
        {
            if (fault.Region is not { } region) continue;
            page.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"<div class=\"mark\" title=\"{Safe(fault.Code)}\" style=\"left:{100 * region.X:0.##}%;top:{100 * region.Y:0.##}%;width:{100 * region.Width:0.##}%;height:{100 * region.Height:0.##}%\"></div>");
        }

        page.Append($"</div><figcaption>{caption}</figcaption></figure>");
    }

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
