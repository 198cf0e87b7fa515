using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports.Units;

namespace PrisonOps.Storage.Database;

/// <summary>
/// The WHERE of a list: a conjunction with numbered parameters. The scope is written out beside the policies, because a plain equality lets a
/// sort order's index for one province, prison or unit be used.
/// </summary>
internal sealed class SqlFilter
{
    private readonly List<NpgsqlParameter> parameters = [];
    private readonly List<string> terms = [];

    public string Where => terms.Count == 0 ? "true" : string.Join(" and ", terms);

    public string Add<T>(T value) => Add(SqlStatements.Value(value));

    public string Add(DateTimeOffset value) => Add(SqlStatements.Value(value));

    public SqlFilter And(string term)
    {
        terms.Add(term);
        return this;
    }

    public SqlFilter Within(UnitScope scope, string alias)
    {
        if (scope.All) return this;

        return (scope.Provinces, scope.Prisons, scope.Units) switch
        {
            ([int province], [], []) => And($"{alias}.province = {Add(province)}"),
            ([], [int prison], []) => And($"{alias}.prison = {Add(prison)}"),
            ([], [], [int unit]) => And($"{alias}.unit_id = {Add(unit)}"),
            _ => And(
                $"({alias}.province = any ({Ids(scope.Provinces)}) or {alias}.prison = any ({Ids(scope.Prisons)}) or {alias}.unit_id = any ({Ids(scope.Units)}))"),
        };
    }

    /// <summary>A unit with those below it, or its own rows alone.</summary>
    public SqlFilter Of(UnitPlace place, bool ownOnly, string alias) => place switch
    {
        _ when ownOnly => And($"{alias}.unit_id = {Add(place.Unit)}"),
        { Prison: not 0 } => And($"{alias}.prison = {Add(place.Prison)}"),
        { Province: not 0 } => And($"{alias}.province = {Add(place.Province)}"),
        _ => this,
    };

    /// <summary>Values that start with a text, whatever characters are in it.</summary>
    public SqlFilter StartsWith(string column, string prefix) =>
        And($"{column} like {Add(prefix.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%")}");

    public NpgsqlCommand Command(NpgsqlConnection connection, string sql)
    {
        NpgsqlCommand command = new(sql, connection);
        foreach (NpgsqlParameter parameter in parameters) command.Parameters.Add(parameter.Clone());
        return command;
    }

    /// <summary>How many rows there are, counted up to the limit where a list says "1,000+".</summary>
    public async Task<(int Total, bool Exact)> Count(NpgsqlConnection connection, string from, CancellationToken cancellationToken)
    {
        long counted = await Command(connection, $"select count(*) from (select from {from} where {Where} limit {KeysetPage.CountMax + 1}) counted")
            .ReadValue<long>(cancellationToken);
        return ((int)Math.Min(counted, KeysetPage.CountMax), counted <= KeysetPage.CountMax);
    }

    private string Ids(ImmutableArray<int> ids) => Add(ids.ToArray());

    private string Add(NpgsqlParameter parameter)
    {
        parameters.Add(parameter);
        return $"${parameters.Count}";
    }
}
