using System.Collections.Immutable;
using PrisonOps.Ports;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Silo.Estate;

/// <summary>
/// Puts the contents of an estate file into the stores, through the same commands and rules as a person's changes. What is there already
/// stays as it is: people may have changed it since, and a second run changes nothing.
/// </summary>
internal sealed class EstateSeeder(IUnitStore units, IObjectStore objects, ICommissioning commissioning)
{
    private const int PageSize = 500;
    private static readonly UnitScope Scope = UnitScope.Everything;

    public async Task<EstateSeeded> Seed(EstateContents estate, CancellationToken cancellationToken)
    {
        Dictionary<string, UnitRow> known = (await units.LoadAll(cancellationToken)).ToDictionary(unit => unit.Code, StringComparer.Ordinal);
        int unitsBefore = known.Count;
        foreach (EstateUnit unit in estate.Units.Where(unit => !known.ContainsKey(unit.Code)))
        {
            known[unit.Code] = Done(
                await units.Create(Actor.Grid, Scope, unit.Parent is { } parent ? known[parent].Id : null, unit.Tier, unit.Code, unit.NameZh, unit.NameEn, cancellationToken),
                $"unit {unit.Code}");
        }

        Dictionary<string, Guid> credentials = await SeedCredentials(estate, known, cancellationToken);
        (Dictionary<string, Guid> ids, int created) = await SeedObjects(estate, known, credentials, cancellationToken);
        int related = await SeedRelations(estate, ids, cancellationToken);
        return new(known, known.Count - unitsBefore, created, related);
    }

    private async Task<Dictionary<string, Guid>> SeedCredentials(EstateContents estate, Dictionary<string, UnitRow> known, CancellationToken cancellationToken)
    {
        ImmutableArray<CredentialSetRow> stored = await objects.ListCredentialSets(Scope, cancellationToken);
        Dictionary<string, Guid> ids = new(StringComparer.Ordinal);
        foreach (EstateCredentials set in estate.Credentials)
        {
            int unit = known[set.Unit].Id;
            CredentialSetRow row = stored.FirstOrDefault(row => row.UnitId == unit && row.Name == set.Name)
                ?? Done(await objects.SealCredentials(Actor.Grid, Scope, null, unit, set.Name, set.Secret, cancellationToken), $"credentials {set.Name}");
            ids[set.Name] = row.Id;
        }

        return ids;
    }

    private async Task<(Dictionary<string, Guid> Ids, int Created)> SeedObjects(
        EstateContents estate, Dictionary<string, UnitRow> known, Dictionary<string, Guid> credentials, CancellationToken cancellationToken)
    {
        Dictionary<string, Guid> ids = await LoadObjects(cancellationToken);
        int created = 0;
        List<Guid> accepted = [];
        foreach (EstateObject item in estate.Objects.Where(item => !ids.ContainsKey(item.Code)))
        {
            ObjectDraft draft = new(
                known[item.Unit].Id, item.ClassCode, item.Code, item.Name, item.Criticality, item.Protocol, item.NetworkDomain, item.Address, item.Port,
                item.StreamPath, item.Credentials is { } set ? credentials[set] : null, item.PollPeriod, item.DiagnosisPeriod,
                item.Location is { } location ? ids[location] : null, item.Thresholds)
            {
                Vendor = item.Vendor,
                Model = item.Model,
            };
            ids[item.Code] = Done(await objects.Create(Actor.Grid, Scope, draft, cancellationToken), $"object {item.Code}").Id;
            created++;
            if (item.Protocol == MonitoringProtocol.Rtsp && item.Commissioning == Commissioning.Accepted) accepted.Add(ids[item.Code]);
        }

        await Accept(accepted, cancellationToken);
        return (ids, created);
    }

    /// <summary>Cameras that the file says are in service: they raise what they find, and their first picture is their reference.</summary>
    private async Task Accept(List<Guid> cameras, CancellationToken cancellationToken)
    {
        Actor estate = new(null, "estate");
        foreach (Guid[] some in cameras.Chunk(CommissioningOrder.CamerasMax))
        {
            CommissioningOrder order = new(CommissioningVerdict.Faulty, [.. some], [], null, null, null) { FirstPictureCounts = true };
            Done(await commissioning.Decide(estate, Scope, order, cancellationToken), "commissioning");
        }
    }

    private async Task<Dictionary<string, Guid>> LoadObjects(CancellationToken cancellationToken)
    {
        Dictionary<string, Guid> ids = new(StringComparer.Ordinal);
        ObjectFilter everything = new(null, false, null, [], null, null);
        string? after = null;
        do
        {
            Page<ObjectListItem> page = await objects.List(Scope, everything, ObjectSort.Code, after, PageSize, cancellationToken);
            foreach (ObjectListItem item in page.Rows)
                ids.TryAdd(item.Code, item.Id);
            after = page.Next;
        }
        while (after is not null);

        return ids;
    }

    private async Task<int> SeedRelations(EstateContents estate, Dictionary<string, Guid> ids, CancellationToken cancellationToken)
    {
        int related = 0;
        foreach (IGrouping<string, EstateRelation> from in estate.Relations.GroupBy(relation => relation.From))
        {
            ImmutableArray<RelationRow> stored = await objects.ListRelations(Scope, ids[from.Key], withHistory: false, cancellationToken);
            foreach (EstateRelation relation in from)
            {
                (Guid fromId, Guid toId) = (ids[relation.From], ids[relation.To]);
                if (stored.Any(row => row.FromId == fromId && row.ToId == toId && row.Type == relation.Type && row.FromPort == relation.FromPort && row.ToPort == relation.ToPort))
                    continue;

                Done(
                    await objects.Relate(Actor.Grid, Scope, fromId, relation.Type, toId, relation.FromPort, relation.ToPort, cancellationToken),
                    $"relation {relation.From} {relation.Type} {relation.To}");
                related++;
            }
        }

        return related;
    }

    /// <exception cref="EstateRefusedException">With the name of the entry and the reason of the store.</exception>
    internal static T Done<T>(ChangeOutcome<T> outcome, string entry) =>
        outcome is { Verdict: ChangeVerdict.Done, Value: { } value } ? value : throw new EstateRefusedException($"{entry}: {outcome.Reason ?? outcome.Verdict.ToString()}");
}
