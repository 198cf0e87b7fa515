using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Objects;

/// <summary>
/// Finds objects by a piece of their code or name. A rare text is looked up in the bigram index and the list is made of what it found; a text
/// that most objects carry ("camera") would find too many for that, but then walking the list's own order meets enough of them soon.
/// </summary>
internal static class ObjectSearch
{
    private const int RareMax = 2000;

    public static async Task Restrict(NpgsqlConnection connection, SqlFilter where, string text, CancellationToken cancellationToken)
    {
        if (await FindRare(connection, text, false, cancellationToken) is { } rare)
            where.And($"o.id in (select unnest({where.Add(rare)}))");
        else
            where.And($"position(trim(search_text({where.Add(text)}, '')) in o.search) > 0");
    }

    /// <summary>Null when more than a list can be made of.</summary>
    public static async Task<Guid[]?> FindRare(NpgsqlConnection connection, string text, bool withRetired, CancellationToken cancellationToken)
    {
        ImmutableArray<Guid> found = await connection.Statement(
            "select object_search($1, $2, $3)", SqlStatements.Value(text), SqlStatements.Value(withRetired), SqlStatements.Value(RareMax + 1))
            .ReadAll(reader => reader.GetGuid(0), cancellationToken);
        return found.Length > RareMax ? null : [.. found];
    }
}
