using System.Collections.Concurrent;
using System.Collections.Immutable;
using PrisonOps.Collectors.Http.Documents;
using PrisonOps.Ports.Http;

namespace PrisonOps.Collectors.Http;

/// <summary>
/// Finds the profile of a server by the documents that it has. What was found is kept for each object, as long as the profiles are the same; there
/// are as many as objects that ask for it.
/// </summary>
internal sealed class SiteRecognition(ImmutableArray<HttpProfile> profiles)
{
    private readonly ConcurrentDictionary<Guid, HttpProfile> known = new();

    public ImmutableArray<HttpProfile> Profiles => profiles;

    /// <summary>
    /// The answer that ended the search, where the server does not answer at all or refuses the credentials. They are sent only where a stranger is
    /// refused, and a second refusal of them is not provoked: a wrong guess of the server's kind must not lock an account.
    /// </summary>
    public async Task<(HttpProfile? Profile, HttpAnswer? Failure)> Of(Guid objectId, IHttpReader reader, HttpTarget target, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(objectId, out HttpProfile? found)) return (found, null);

        List<HttpProfile> refused = [];
        HttpAnswer? failure;
        await using (IHttpDialogue stranger = reader.Open(target with { Credentials = null }))
        {
            (found, failure) = await Search(stranger, profiles.Where(profile => profile.Match is not null), refused, cancellationToken);
        }

        if (found is null && failure is null && refused.Count > 0 && target.Credentials is not null)
        {
            await using IHttpDialogue dialogue = reader.Open(target);
            (found, failure) = await Search(dialogue, refused, null, cancellationToken);
        }

        if (found is not null) known[objectId] = found;
        return (found, failure);
    }

    /// <summary>A server that was replaced by another one is searched anew.</summary>
    public void Forget(Guid objectId) => known.TryRemove(objectId, out _);

    /// <param name="refused">Takes what would need credentials; null: a refusal ends the search.</param>
    private static async Task<(HttpProfile? Profile, HttpAnswer? Failure)> Search(
        IHttpDialogue dialogue, IEnumerable<HttpProfile> candidates, List<HttpProfile>? refused, CancellationToken cancellationToken)
    {
        foreach (IGrouping<string, HttpProfile> place in candidates.GroupBy(profile => profile.Match!.Get).ToArray())
        {
            HttpAnswer answer = await dialogue.Get(place.Key, cancellationToken);
            if (answer.Outcome != HttpOutcome.Answered) return (null, answer);
            if (answer.Status is 401 or 403) refused?.AddRange(place);
            else if (answer.Status is >= 200 and < 300 && place.FirstOrDefault(profile => Has(answer, profile.Match!)) is { } profile) return (profile, null);
        }

        return (null, null);
    }

    private static bool Has(HttpAnswer answer, HttpMatch match)
    {
        try
        {
            return DocumentNode.Parse(answer.Body, answer.ContentType, match.Format).Select(match.Exists).Any(node => node.Text is { Length: > 0 });
        }
        catch (FormatException)
        {
            // Another kind of document than the profile's: another kind of server.
            return false;
        }
    }
}
