using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports.Objects;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Objects;

/// <summary>
/// Collects the objects of one stack, level by level, in one transaction. Every object that a level finds is read as a row of its own, so
/// that the policies leave out what the scope does not see, whichever end of the relation it is.
/// </summary>
internal sealed class StackWalk(NpgsqlConnection connection, Guid start, CancellationToken cancellationToken)
{
    private const int ObjectsMax = 300;
    private const int LevelsMax = 12;

    // "offset 0" keeps one look into the index for each object: of a wide level whole tables would be read instead.
    // Those that are not well come first: they are the ones that must not be cut off.
    private const string Next = """
        select o.id
        from (
          select r.id from unnest($1) l (id), lateral (
            select r.to_id as id from relation r where r.from_id = l.id and r.type = any ($2) and r.valid_to is null offset 0) r
          union
          select r.id from unnest($1) l (id), lateral (
            select r.from_id as id from relation r where r.to_id = l.id and r.type = any ($3) and r.valid_to is null offset 0) r) beside
        cross join lateral (select o.id, o.code from object o where o.id = beside.id and o.retired_at is null offset 0) o
        cross join lateral (select s.rank from object_state s where s.object_id = o.id offset 0) s
        where beside.id <> all ($4)
        order by s.rank, o.code, o.id
        limit $5
        """;

    private static readonly short[] None = [];
    private static readonly short[] Partners = [(short)RelationType.RedundantWith];
    private static readonly short[] Dependencies = [.. StackRelations.Dependencies.Select(type => (short)type)];

    /// <summary>In the order in which they were found.</summary>
    private readonly List<Guid> found = [start];

    public bool IsCut { get; private set; }

    public async Task<ImmutableArray<Guid>> Run()
    {
        await Follow([.. Dependencies, .. Partners], Partners);
        Guid[] above = await Follow(None, Dependencies);
        // A partner of what stands above may carry it on. What stands on that partner alone has nothing to do with the object.
        Take(await Find(above, Partners, Partners));
        return [.. found];
    }

    /// <summary>From the start on until nothing new is found; gives what was.</summary>
    private async Task<Guid[]> Follow(short[] outward, short[] inward)
    {
        int before = found.Count;
        Guid[] level = [start];
        for (int depth = 0; level.Length > 0; depth++)
        {
            Guid[] next = await Find(level, outward, inward);
            if (depth < LevelsMax)
            {
                level = Take(next);
                continue;
            }

            IsCut |= next.Length > 0;
            break;
        }

        return [.. found.Skip(before)];
    }

    private async Task<Guid[]> Find(Guid[] from, short[] outward, short[] inward) => from.Length == 0
        ? []
        : [.. await connection.Statement(
            Next, SqlStatements.Value(from), SqlStatements.Value(outward), SqlStatements.Value(inward), SqlStatements.Value(found.ToArray()),
            SqlStatements.Value(ObjectsMax - found.Count + 1)).ReadAll(reader => reader.GetGuid(0), cancellationToken)];

    private Guid[] Take(Guid[] next)
    {
        Guid[] taken = [.. next.Take(ObjectsMax - found.Count)];
        IsCut |= taken.Length < next.Length;
        found.AddRange(taken);
        return taken;
    }
}
