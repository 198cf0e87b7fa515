using System.Text;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Http;

namespace PrisonOps.Collectors.Http;

/// <summary>What an answer says of the site itself: whether it is the expected one, where its time went, and how good its certificate is.</summary>
internal static class SiteQuantities
{
    public static IEnumerable<Quantity> OfAnswer(HttpAnswer answer, HttpSettings settings)
    {
        bool isExpected = settings.Status.Count == 0 ? answer.Status < 400 : settings.Status.Contains(answer.Status);
        yield return State("http.status", answer.Status);
        yield return State("http.unexpected-status", isExpected ? 0 : 1);
        if (settings.Contains is { Length: > 0 } text)
            yield return State("http.content-mismatch", answer.Body.Span.IndexOf(Encoding.UTF8.GetBytes(text)) < 0 ? 1 : 0);
        yield return new("http.size", "", answer.Body.Length, "By", QuantityKind.Gauge);
    }

    public static IEnumerable<Quantity> OfTimings(HttpTimings timings)
    {
        if (timings.Dns is { } dns) yield return Seconds("http.dns", dns);
        if (timings.Connect is { } connect) yield return Seconds("http.connect", connect);
        if (timings.Tls is { } tls) yield return Seconds("http.tls", tls);
        yield return Seconds("http.first-byte", timings.FirstByte);
        yield return Seconds("http.total", timings.Total);
    }

    public static IEnumerable<Quantity> OfCertificate(HttpCertificate? certificate, DateTimeOffset now)
    {
        if (certificate is null) yield break;

        yield return new("certificate.days-left", "", Math.Floor((certificate.NotAfter - now).TotalDays), "d", QuantityKind.Gauge);
        yield return State("certificate.name-mismatch", certificate.IsNameWrong ? 1 : 0);
        yield return State("certificate.untrusted", certificate.ChainFault is null ? 0 : 1);
        yield return State("certificate.not-yet-valid", certificate.NotBefore > now ? 1 : 0);
    }

    private static Quantity State(string name, double value) => new(name, "", value, "1", QuantityKind.State);

    private static Quantity Seconds(string name, TimeSpan time) => new(name, "", time.TotalSeconds, "s", QuantityKind.Gauge);
}
