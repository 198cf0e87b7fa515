using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Objects;

/// <summary>
/// Finds objects by a piece of their code or name. A rare text is looked up in the bigram index and the list is made of what it found; a text
/// that most objects carry ("camera") would find too many for that, but then walking the list's own order meets enough of them soon.
/// </summary>
internal static class ObjectSearch
{
    private const int RareMax = 2000;

    /// <summary>The condition on an object's id and searched text, by what <see cref="FindRare"/> gave.</summary>
    public static string Condition(SqlFilter where, string text, Guid[]? rare, string id, string searched) => rare is not null
        ? $"{id} = any ({where.Add(rare)})"
        : $"position(trim(search_text({where.Add(text)}, '')) in {searched}) > 0";

    /// <summary>
    /// The objects of the scope that carry the text; null when there are more than a list can be made of. One prison or unit has some thousand
    /// objects: walking those is less than asking the index of texts, which knows the whole country's.
    /// </summary>
    public static async Task<Guid[]?> FindRare(
        NpgsqlConnection connection, UnitScope scope, string text, bool withRetired, CancellationToken cancellationToken)
    {
        NpgsqlCommand search = IsNarrow(scope) ? Walk(connection, scope, text, withRetired) : connection.Statement(
            "select object_search($1, $2, $3)", SqlStatements.Value(text), SqlStatements.Value(withRetired), SqlStatements.Value(RareMax + 1));
        ImmutableArray<Guid> found = await search.ReadAll(reader => reader.GetGuid(0), cancellationToken);
        return found.Length > RareMax ? null : [.. found];
    }

    private static bool IsNarrow(UnitScope scope) =>
        scope is { All: false, Provinces: [], Prisons: [_], Units: [] } or { All: false, Provinces: [], Prisons: [], Units: [_] };

    private static NpgsqlCommand Walk(NpgsqlConnection connection, UnitScope scope, string text, bool withRetired)
    {
        SqlFilter where = new SqlFilter().Within(scope, "o");
        where.And(Condition(where, text, null, "o.id", "o.search"));
        if (!withRetired) where.And("o.retired_at is null");
        return where.Command(connection, $"select o.id from object o where {where.Where} limit {RareMax + 1}");
    }
}
