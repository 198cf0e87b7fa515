using System.Collections.Immutable;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Http;
using PrisonOps.Ports.Protocols;

namespace PrisonOps.Collectors.Http.Documents;

/// <summary>Fetches the documents of a profile one after another, in one session, as far as the limit of requests goes.</summary>
internal sealed class DocumentWalk(IHttpDialogue dialogue, int requestsMax, TimeProvider time)
{
    private readonly Dictionary<string, string> identity = [];
    private readonly ImmutableArray<SourcedQuantity>.Builder readings = ImmutableArray.CreateBuilder<SourcedQuantity>();
    private readonly Dictionary<(string Name, string Instance), int> seen = [];
    private int requests;

    public HttpTimings First { get; private set; }

    /// <summary>The certificate that the server showed; null over plain HTTP.</summary>
    public HttpCertificate? Certificate { get; private set; }

    public IReadOnlyDictionary<string, string> Identity => identity;

    public ImmutableArray<SourcedQuantity> Readings => readings.ToImmutable();

    /// <summary>Whether there were more documents than may be fetched.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The answer that ended it; null when all was read.</summary>
    /// <exception cref="FormatException">A document or a path is none.</exception>
    public Task<HttpAnswer?> Run(IEnumerable<HttpStep> steps, CancellationToken cancellationToken) => Run(steps, null, cancellationToken);

    private async Task<HttpAnswer?> Run(IEnumerable<HttpStep> steps, DocumentNode? before, CancellationToken cancellationToken)
    {
        foreach (HttpStep step in steps)
        {
            string?[] found = step.Each is { } path ? [.. before?.Select(path).Select(node => node.Text).Where(text => text is not null) ?? []] : [null];
            foreach (string? each in found)
            {
                if (await Fetch(step, each, cancellationToken) is { } failure) return failure;
            }
        }

        return null;
    }

    private async Task<HttpAnswer?> Fetch(HttpStep step, string? each, CancellationToken cancellationToken)
    {
        string path = Filled(step.Get, each);
        if (requests >= requestsMax)
        {
            IsCut = true;
            return null;
        }

        HttpAnswer answer = await dialogue.Get(path, cancellationToken);
        if (requests++ == 0) (First, Certificate) = (answer.Timings, answer.Certificate);
        if (answer.Outcome != HttpOutcome.Answered) return answer;
        if (answer.Status is < 200 or >= 300)
            return step.Optional ? null : answer with { Outcome = HttpOutcome.Malformed, Detail = $"{path} answered {answer.Status}" };

        DocumentNode document = DocumentNode.Parse(answer.Body, answer.ContentType, step.Format);
        foreach ((string part, string place) in step.Identity)
        {
            if (document.Select(place).FirstOrDefault()?.Text is { Length: > 0 } text) identity.TryAdd(part, text[..Math.Min(text.Length, 255)].Trim());
        }

        foreach (DocumentReading reading in step.Readings)
        {
            DocumentReading named = each is null ? reading : reading with { Label = Filled(reading.Label, each) };
            foreach (Quantity quantity in DocumentReadings.Of(document, named, time.GetUtcNow())) Add(quantity, reading);
        }

        return await Run(step.Steps, document, cancellationToken);
    }

    private static string Filled(string text, string? each) => text.Replace("{each}", each, StringComparison.Ordinal);

    /// <summary>Things of the same name in several documents, fans of two chassis say, are told apart by a number.</summary>
    private void Add(Quantity quantity, DocumentReading reading)
    {
        int times = seen[(quantity.Name, quantity.Instance)] = seen.GetValueOrDefault((quantity.Name, quantity.Instance)) + 1;
        if (times > 1) quantity = quantity with { Instance = $"{quantity.Instance} {times}".TrimStart() };
        readings.Add(new(quantity, reading.Source, reading.States.FirstOrDefault(state => state.Value == quantity.Value)) { Alarms = reading.Alarms });
    }
}
