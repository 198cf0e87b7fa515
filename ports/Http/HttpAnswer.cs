namespace PrisonOps.Ports.Http;

/// <param name="Status">Of HTTP; 0 when nothing answered.</param>
/// <param name="Certificate">Null over plain HTTP and where it did not come to one.</param>
/// <param name="Detail">The reason in words when the outcome is not an answer.</param>
public sealed record HttpAnswer(
    HttpOutcome Outcome, int Status, string ContentType, ReadOnlyMemory<byte> Body, HttpTimings Timings, HttpCertificate? Certificate, string Detail)
{
    public static HttpAnswer Failed(HttpOutcome outcome, string detail, HttpCertificate? certificate = null) =>
        new(outcome, 0, "", default, default, certificate, detail);
}
